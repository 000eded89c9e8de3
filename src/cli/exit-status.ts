/** Exit statuses, the same for every command and output. */
export const exitStatus: Readonly<Record<"sound" | "findings" | "noReport" | "incomplete", number>> = {
  sound: 0,
  findings: 1,
  noReport: 2,
  incomplete: 3,
};

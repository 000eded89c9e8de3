const part = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const group = "[0-9a-fA-F]{1,4}";

/** Groups of which the ones that are zero are left out: so many before, and at most so many after. */
const shortened = [1, 2, 3, 4, 5, 6].map((before) => `(?:${group}:){${before}}(?::${group}){1,${7 - before}}`);

/**
 * Addresses in the forms in which AWS writes them: an expression without parentheses that count. `parseAddress` takes each; what it takes besides
 * is not among them.
 */
export const usualAddress: string = [
  `${part}(?:\\.${part}){3}`,
  `${group}(?::${group}){7}`,
  ...shortened,
  `(?:${group}:){1,7}:`,
].join("|");

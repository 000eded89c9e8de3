const millisecondsADay = 86_400_000;
let lastNumber = NaN;
let lastText = "";

/** The UTC day of a time, `YYYY-MM-DD`. */
export function dayOf(time: number): string {
  // Nearly every record is of the same day as the one before; making the text anew costs more than the rest of a line.
  const number = Math.floor(time / millisecondsADay);
  if (number !== lastNumber) {
    lastNumber = number;
    lastText = new Date(number * millisecondsADay).toISOString().slice(0, -14);
  }
  return lastText;
}

/** The days after `first` and before `last`, both `YYYY-MM-DD`. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(first) + millisecondsADay; time < Date.parse(last); time += millisecondsADay) {
    days.push(dayOf(time));
  }
  return days;
}

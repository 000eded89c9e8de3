/** What the command line needs of the process it runs in. Only `main.ts` knows the real one. */
export interface Host {
  /** Arguments after the program's name. */
  readonly args: readonly string[];
  /** The clock, for runs without `--now`. */
  readonly now: () => Date;
  readonly standardInput: () => AsyncIterable<Uint8Array>;
  /** Writes to standard output; settles when the text has been taken. */
  readonly write: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly writeError: (text: string) => void;
  readonly outputTerminal: Terminal | undefined;
  readonly errorTerminal: Terminal | undefined;
  /** Whether the user wants no colour (https://no-color.org). */
  readonly noColor: boolean;
}

/** A terminal that an output stream leads to. */
export interface Terminal {
  readonly columns: number;
}

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
  /**
   * Has something done when the user or the system wants the program to end (Ctrl-C), in place of ending at once; a second
   * time ends it.
   *
   * @returns what takes that back
   */
  readonly onInterrupt: (act: () => void) => () => void;
  /** A variable of the environment; undefined where it is not set, or may not be read. */
  readonly environment: (name: string) => string | undefined;
  readonly outputTerminal: Terminal | undefined;
  readonly errorTerminal: Terminal | undefined;
  /** Whether the user wants no colour (https://no-color.org). */
  readonly noColor: boolean;
}

/** A terminal that an output stream leads to. */
export interface Terminal {
  readonly columns: number;
}

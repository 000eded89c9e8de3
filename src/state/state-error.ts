/** A state that cannot be used: damaged, cut, of a newer program, or no state at all. Nothing of it was used. */
export class StateError extends Error {
  override name = "StateError";
  /** What to do about it, a line each. */
  readonly hints: readonly string[];

  constructor(message: string, hints: readonly string[] = [], options: ErrorOptions = {}) {
    super(message, options);
    this.hints = hints;
  }
}

/** Another run has committed while this one worked. This one has changed nothing. */
export class StateConflictError extends StateError {
  override name = "StateConflictError";

  /** @param store the name of the state */
  constructor(store: string, options: ErrorOptions = {}) {
    super(`Another run has changed the state ${store} while this one worked: this one has changed nothing`, [
      "let one run at a time use a state",
      "start it again: it goes on from what the other one has done",
    ], options);
  }
}

/** A part that a manifest names is not there: damaged, or another run has committed twice since the manifest was read. */
export class MissingPartError extends StateError {
  override name = "MissingPartError";
}

/** The store cannot be read or written: no sign of damage. */
export class StoreError extends StateError {
  override name = "StoreError";
}

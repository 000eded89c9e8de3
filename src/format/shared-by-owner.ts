/**
 * Something large that the readers of an owner of sinks share, such as a scanner and what it knows. It is let go with the last
 * owner that used it; until then the next owner gets the same, and has to see that what is known is not its own.
 */
export class SharedByOwner<Shared extends object> {
  readonly #make: () => Shared;
  readonly #owners = new WeakMap<object, Shared>();
  #last: WeakRef<Shared> | undefined;

  constructor(make: () => Shared) {
    this.#make = make;
  }

  of(owner: object): Shared {
    let shared = this.#owners.get(owner);
    if (shared === undefined) {
      shared = this.#last?.deref() ?? this.#make();
      this.#last = new WeakRef(shared);
      this.#owners.set(owner, shared);
    }
    return shared;
  }
}

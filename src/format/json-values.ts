import { latin1 } from "./latin1.ts";
import { JsonCarry } from "./json-carry.ts";

/** Takes what {@link JsonValues} finds, in the order of the bytes. */
export interface JsonValueHandler {
  /**
   * May take whole values at the beginning of some bytes by itself, with what separates them. It is asked where no bytes of
   * a value were seen yet.
   *
   * @param start where an object begins
   * @param list as in {@link value}; undefined outside arrays
   * @returns undefined where it takes none
   */
  known?(bytes: Uint8Array, start: number, list: string | undefined): TakenValues | undefined;
  /**
   * A value at record level. Its brackets and separators are in order; what stands between them is not looked at, so it
   * may still be no JSON.
   *
   * @param bytes valid during the call only; the value is from `start` to before `end`
   * @param keys how many keys stand in the text; an object that has fewer holds one of them twice
   * @param list the key of the array that holds it; empty for a value of the top level or of a top-level array
   */
  value(bytes: Uint8Array, start: number, end: number, keys: number, list: string): void;
  /** An object whose lists were handed over, with empty arrays in their place. It comes after their values. */
  envelope(bytes: Uint8Array, start: number, end: number, keys: number): void;
  /** Something that could not be read, without a full stop and without any text of the input. */
  broken(message: string): void;
}

/** Values that a {@link JsonValueHandler} took by itself. */
export interface TakenValues {
  readonly count: number;
  /** Behind the last of them. */
  readonly end: number;
}

/** How {@link JsonValues} reads. */
export interface JsonValuesOptions {
  /** Keys of a top-level object whose arrays are handed over value by value. */
  readonly lists: readonly string[];
  /** Longest value in bytes; a longer one is passed over in bounded memory. */
  readonly limit: number;
}

const deepest = 512;

// What may come next.
const expectValue = 0;
const expectValueOrClose = 1;
const expectKey = 2;
const expectKeyOrClose = 3;
const expectColon = 4;
const expectSeparator = 5;

// What a chunk may end within.
const inNothing = 0;
const inString = 1;
const inEscape = 2;
const inScalar = 3;

const anObject = 0;
const anArray = 1;

const lineFeed = 10;
const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const byteOrderMark: readonly number[] = [0xef, 0xbb, 0xbf];

// A string goes on over these. RFC 8259 7 forbids raw control characters in one: this is what tells a line cut in half.
const plain: Uint8Array = new Uint8Array(256).map((
  _,
  byte,
) => (byte < 32 || byte === quote || byte === backslash ? 0 : 1));
const blank: Uint8Array = new Uint8Array(256).map((_, byte) => ([9, 10, 13, 32].includes(byte) ? 1 : 0));
const scalar: Uint8Array = new Uint8Array(256).map((
  _,
  byte,
) => (/[A-Za-z0-9+.-]/.test(String.fromCharCode(byte)) ? 1 : 0));
const soundScalar = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/**
 * Cuts chunks of bytes into JSON values in one pass: a sequence of values (one, one a line, or simply one after the
 * other), the elements of a top-level array, and the elements of arrays under certain keys of a top-level object, so that
 * an object of any size is read in the memory of its longest record. Brackets are matched by kind and separators checked,
 * because only so is a broken value noticed where it breaks.
 *
 * What breaks is told once, and reading goes on at the next line that begins with `{`. From then on such a line begins a
 * value whatever came before: no indented value has one within, so nothing is read more than twice.
 */
export class JsonValues {
  readonly #handler: JsonValueHandler;
  readonly #lists: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly #limit: number;

  /** Kinds of the brackets that are open, by depth. */
  readonly #kinds = new Uint8Array(deepest + 1);
  #depth = 0;
  /** The depth at which values are handed over: 0 top level, 1 in a top-level array, 2 in a list. */
  #floor = 0;
  #state = expectValue;
  #part = inNothing;
  #keys = 0;

  /** What earlier chunks hold of the value, and where in this chunk the rest of it begins. */
  #carry = new JsonCarry();
  #start = 0;
  /** The value has outgrown the limit and its bytes were let go. */
  #dropped = false;
  /** The value is neither object nor array nor string. */
  #isScalar = false;
  #valueOffset = 0;
  /** If the value breaks, it is searched for lines from this byte of it, which is at that offset of the input. */
  #fresh = 0;
  #freshOffset = 0;

  /** Where in this chunk the key at depth 1 begins, and what earlier chunks hold of it. */
  #keyStart = 0;
  #keyCarry = "";
  /** The list that the last key at depth 1 names; within a list, that list. */
  #list = "";
  /** The object around a list, while the list is read. */
  #envelope = new JsonCarry();
  #envelopeKeys = 0;
  #envelopeDropped = false;
  #envelopeOffset = 0;
  #hasLists = false;
  /** Values handed over of the present top-level array or object. */
  #count = 0;

  /** Something broke before. */
  #wary = false;
  /** A line that begins with `{` is looked for. */
  #seeking = false;
  /** How much of a byte order mark was seen; -1 where none can come any more. */
  #mark = 0;
  /** Offset of the bytes in hand, and the byte before them. */
  #base = 0;
  #last = 0;
  #length = 0;

  constructor(handler: JsonValueHandler, options: JsonValuesOptions) {
    this.#handler = handler;
    this.#lists = options.lists.map((name) => ({ name, bytes: new TextEncoder().encode(name) }));
    this.#limit = options.limit;
  }

  push(chunk: Uint8Array): void {
    let from = 0;
    this.#base = this.#length;
    while (this.#mark >= 0 && from < chunk.length) {
      if (chunk[from] === byteOrderMark[this.#mark]) {
        from++;
        this.#mark = this.#mark === 2 ? -1 : this.#mark + 1;
      } else {
        const partly = this.#mark > 0;
        this.#mark = -1;
        if (partly) from = this.#fail(from, "");
      }
    }
    this.#run(chunk, from, this.#length);
    this.#length += chunk.length;
  }

  /**
   * After the last chunk.
   *
   * @param complete false where more bytes should have come, so that an unfinished last value is not told
   */
  end(complete: boolean): void {
    const none = new Uint8Array(0);
    this.#base = this.#length;
    if (this.#part === inScalar && this.#depth === this.#floor) this.#finish(none, 0);
    // An unfinished value may be a cut line that has swallowed the lines after it.
    while (this.#open() || this.#floor > 0) {
      if (!complete && (this.#wary || !this.#holdsLines())) return;
      this.#fail(0, "it ends in the middle");
      this.#base = this.#length;
    }
    if (complete && this.#mark > 0) this.#fail(0, "");
  }

  #open(): boolean {
    return this.#depth > this.#floor || this.#part !== inNothing;
  }

  #holdsLines(): boolean {
    const { bytes, length } = this.#carry;
    for (let i = this.#fresh; i < length; i++) {
      if (bytes[i] === openBrace && bytes[i - 1] === lineFeed) return true;
    }
    return false;
  }

  /** @param base offset of the first of `bytes` */
  #run(bytes: Uint8Array, from: number, base: number): void {
    const outer = this.#base;
    this.#base = base;
    let i = from;
    while (i < bytes.length) {
      if (this.#seeking) i = this.#seek(bytes, i);
      else if (this.#open()) i = this.#inside(bytes, i);
      else i = this.#between(bytes, i);
    }
    if (this.#open()) {
      if (this.#dropped || this.#carry.length + bytes.length - this.#start > this.#limit) {
        this.#dropped = true;
        this.#carry.clear();
      } else {
        this.#carry.append(bytes, this.#start, bytes.length);
      }
      if (this.#part !== inNothing && this.#isTopKey(this.#state)) {
        // No list has so long a name, so more of it need not be known.
        if (this.#keyCarry.length < 64) this.#keyCarry += latin1(bytes, this.#keyStart, bytes.length);
        this.#keyStart = 0;
      }
    }
    this.#start = 0;
    if (bytes.length > 0) this.#last = bytes[bytes.length - 1] as number;
    this.#base = outer;
  }

  // The state is already the next one while a string is read.
  #isTopKey(state: number): boolean {
    return state === expectColon && this.#depth === 1 && this.#floor === 0;
  }

  /** Goes on where no value is open. */
  #between(bytes: Uint8Array, from: number): number {
    let i = from;
    while (i < bytes.length && blank[bytes[i] as number] === 1) i++;
    if (i === bytes.length) return i;
    const byte = bytes[i] as number;
    if (this.#floor > 0 && this.#state === expectSeparator) {
      if (byte === comma) {
        this.#state = expectValue;
        return i + 1;
      }
      if (byte === closeBracket) return this.#closeList(i);
      return this.#fail(i, "there is neither `,` nor `]` after a value");
    }
    if (this.#floor > 0 && byte === closeBracket && this.#state === expectValueOrClose) return this.#closeList(i);
    if (this.#wary && this.#floor === 0) {
      // The rest of an array or object that was given up, or of a line that ends with a comma.
      if (byte === comma || byte === closeBracket || byte === closeBrace) return i + 1;
      if (byte !== openBrace) return this.#fail(i, "");
    }
    return this.#begin(bytes, i, byte);
  }

  #begin(bytes: Uint8Array, i: number, byte: number): number {
    if (this.#floor === 0) this.#count = 0;
    if (byte === openBracket && this.#floor === 0) {
      this.#floor = this.#depth = 1;
      this.#state = expectValueOrClose;
      return i + 1;
    }
    if (byte === openBrace && !this.#wary) {
      const taken = this.#handler.known?.(bytes, i, this.#floor === 0 ? undefined : this.#listHere());
      if (taken !== undefined) {
        this.#count += taken.count;
        this.#state = this.#floor === 0 ? expectValue : expectSeparator;
        return taken.end;
      }
    }
    this.#start = i;
    this.#valueOffset = this.#base + i;
    this.#fresh = 1;
    this.#freshOffset = this.#valueOffset + 1;
    this.#keys = 0;
    this.#dropped = this.#isScalar = false;
    if (byte === openBrace || byte === openBracket) {
      this.#depth++;
      this.#kinds[this.#depth] = byte === openBrace ? anObject : anArray;
      this.#state = byte === openBrace ? expectKeyOrClose : expectValueOrClose;
    } else if (byte === quote) {
      this.#part = inString;
      this.#state = expectSeparator;
    } else if (scalar[byte] === 1) {
      this.#part = inScalar;
      this.#state = expectSeparator;
      this.#isScalar = true;
    } else {
      return this.#fail(i, this.#floor === 0 ? "" : "there is no value where one should be");
    }
    return i + 1;
  }

  #closeList(i: number): number {
    if (this.#floor === 1) {
      this.#floor = this.#depth = 0;
      this.#state = expectValue;
      return i + 1;
    }
    [this.#carry, this.#envelope] = [this.#envelope, this.#carry];
    this.#dropped = this.#envelopeDropped;
    this.#isScalar = false;
    this.#keys = this.#envelopeKeys;
    this.#valueOffset = this.#envelopeOffset;
    this.#start = i;
    // What stood before the list is not read again: its values are handed over.
    this.#fresh = this.#carry.length;
    this.#freshOffset = this.#base + i;
    this.#floor = 0;
    this.#depth = 1;
    this.#list = "";
    this.#state = expectSeparator;
    return i + 1;
  }

  #listHere(): string {
    return this.#floor === 2 ? this.#list : "";
  }

  #openList(bytes: Uint8Array, i: number): void {
    this.#envelopeDropped = this.#dropped || this.#carry.length + i + 1 - this.#start > this.#limit;
    if (this.#envelopeDropped) this.#carry.clear();
    else this.#carry.append(bytes, this.#start, i + 1);
    [this.#carry, this.#envelope] = [this.#envelope, this.#carry];
    this.#envelopeKeys = this.#keys;
    this.#envelopeOffset = this.#valueOffset;
    this.#carry.clear();
    this.#floor = this.#depth = 2;
    this.#state = expectValueOrClose;
    this.#hasLists = true;
  }

  /** Goes on within a value, to its end or that of the bytes. This is the loop that sees every byte. */
  #inside(bytes: Uint8Array, from: number): number {
    const end = bytes.length;
    const kinds = this.#kinds;
    const floor = this.#floor;
    let depth = this.#depth;
    let state = this.#state;
    let part = this.#part;
    let keys = this.#keys;
    let i = from;
    let problem = "";
    let list = false;
    let done = false;
    while (i < end) {
      if (part === inString) {
        while (i < end && plain[bytes[i] as number] === 1) i++;
        if (i === end) break;
        const byte = bytes[i] as number;
        if (byte === quote) {
          part = inNothing;
          if (depth === 1 && floor === 0 && state === expectColon) this.#endKey(bytes, i);
          i++;
          if (depth === floor) {
            done = true;
            break;
          }
        } else if (byte === backslash) {
          part = inEscape;
          i++;
        } else {
          problem = "a control character stands in a string";
          break;
        }
        continue;
      }
      const byte = bytes[i] as number;
      if (part !== inNothing) {
        if (part === inEscape) {
          if (byte < 32) {
            problem = "a control character stands in a string";
            break;
          }
          part = inString;
          i++;
          continue;
        }
        if (scalar[byte] === 1) {
          i++;
          continue;
        }
        part = inNothing;
        if (depth === floor) {
          done = true;
          break;
        }
        continue;
      }
      if (byte === quote) {
        if (state <= expectValueOrClose) {
          state = expectSeparator;
        } else if (state <= expectKeyOrClose) {
          state = expectColon;
          if (depth === 1 && floor === 0) {
            this.#keyStart = i + 1;
            this.#keyCarry = "";
          }
        } else {
          problem = "a string stands where none can be";
          break;
        }
        part = inString;
      } else if (byte === colon && state === expectColon) {
        state = expectValue;
        keys++;
      } else if (byte === comma && state === expectSeparator) {
        state = kinds[depth] === anObject ? expectKey : expectValue;
      } else if (byte === openBrace || byte === openBracket) {
        if (this.#wary && byte === openBrace && (i > 0 ? bytes[i - 1] : this.#last) === lineFeed) {
          problem = "a line begins another value";
          break;
        }
        if (state > expectValueOrClose) {
          problem = "a bracket stands where none can be";
          break;
        }
        if (byte === openBracket && depth === 1 && floor === 0 && this.#list !== "") {
          list = true;
          break;
        }
        if (depth === deepest) {
          problem = `it is nested more than ${deepest} deep`;
          break;
        }
        depth++;
        kinds[depth] = byte === openBrace ? anObject : anArray;
        state = byte === openBrace ? expectKeyOrClose : expectValueOrClose;
      } else if (byte === closeBrace || byte === closeBracket) {
        const isObject = kinds[depth] === anObject;
        const canClose = state === expectSeparator || state === (isObject ? expectKeyOrClose : expectValueOrClose);
        if (!canClose || isObject !== (byte === closeBrace)) {
          problem = "a bracket is closed that is not open";
          break;
        }
        depth--;
        state = expectSeparator;
        if (depth === floor) {
          i++;
          done = true;
          break;
        }
      } else if (blank[byte] === 1) {
        // Goes on.
      } else if (scalar[byte] === 1 && state <= expectValueOrClose) {
        state = expectSeparator;
        part = inScalar;
      } else {
        problem = "a character stands where it cannot be";
        break;
      }
      i++;
    }
    this.#depth = depth;
    this.#state = state;
    this.#part = part;
    this.#keys = keys;
    if (problem !== "") return this.#fail(i, problem);
    if (list) {
      this.#openList(bytes, i);
      return i + 1;
    }
    if (done) return this.#finish(bytes, i);
    return i;
  }

  #endKey(bytes: Uint8Array, end: number): void {
    const start = this.#keyStart;
    if (this.#keyCarry !== "") {
      const name = this.#keyCarry + latin1(bytes, start, end);
      this.#list = this.#lists.find((list) => list.name === name)?.name ?? "";
      return;
    }
    this.#list = "";
    for (const { name, bytes: wanted } of this.#lists) {
      if (wanted.length !== end - start || wanted[0] !== bytes[start]) continue;
      let same = 1;
      while (same < wanted.length && wanted[same] === bytes[start + same]) same++;
      if (same === wanted.length) this.#list = name;
    }
  }

  /** Hands over the value that ends before `end`. */
  #finish(bytes: Uint8Array, end: number): number {
    const length = this.#carry.length + end - this.#start;
    this.#part = inNothing;
    if (this.#isScalar && this.#floor === 0) {
      // Words between values are one mistake, not one a word.
      if (length > 64 || !soundScalar.test(this.#heldText(bytes, end))) return this.#fail(end, "");
    }
    const list = this.#listHere();
    if (this.#dropped || length > this.#limit) {
      this.#handler.broken(
        `a JSON value of more than ${this.#limit} bytes begins at byte ${this.#valueOffset} and is passed over`,
      );
    } else if (this.#carry.length > 0) {
      this.#carry.append(bytes, this.#start, end);
      this.#hand(this.#carry.bytes, 0, this.#carry.length, list);
    } else {
      this.#hand(bytes, this.#start, end, list);
    }
    this.#count++;
    this.#carry.clear();
    this.#dropped = false;
    if (this.#floor === 0) this.#hasLists = false;
    this.#list = list;
    this.#state = this.#floor === 0 ? expectValue : expectSeparator;
    return end;
  }

  #hand(bytes: Uint8Array, start: number, end: number, list: string): void {
    if (this.#hasLists && this.#floor === 0) this.#handler.envelope(bytes, start, end, this.#keys);
    else this.#handler.value(bytes, start, end, this.#keys, list);
  }

  #heldText(bytes: Uint8Array, end: number): string {
    return latin1(this.#carry.bytes, 0, this.#carry.length) + latin1(bytes, this.#start, end);
  }

  /**
   * Tells of a break at `at` and gives up the value and whatever holds it.
   *
   * @param why empty where there is something between values that is none
   * @returns where to go on
   */
  #fail(at: number, why: string): number {
    const offset = this.#base + at;
    const given = this.#count === 1 ? "1 value of it was" : `${this.#count} values of it were`;
    const what = this.#floor === 1 ? "array" : "object";
    this.#handler.broken(
      why === "" && this.#floor === 0
        ? `there is something else than JSON at byte ${offset}`
        : this.#floor > 0 || this.#hasLists
        ? `the JSON breaks at byte ${offset}: ${why}; ${given} read before, the rest of this ${what} is given up`
        : `the JSON value that begins at byte ${this.#valueOffset} breaks at byte ${offset}: ${why}`,
    );
    const open = this.#open() && why !== "";
    const known = !this.#dropped && this.#carry.length + at - this.#start <= this.#limit;
    const searchAgain = open && known && !this.#wary;
    const start = this.#start + this.#fresh - this.#carry.length;
    const fresh = this.#fresh;
    const freshOffset = this.#freshOffset;
    const held = this.#carry.take();
    this.#envelope.clear();
    this.#dropped = this.#hasLists = false;
    this.#depth = this.#floor = 0;
    this.#state = expectValue;
    this.#part = inNothing;
    this.#wary = this.#seeking = true;
    if (!searchAgain) return at;
    if (held.length <= fresh) return Math.max(0, start);
    this.#run(held, fresh, freshOffset - fresh);
    return 0;
  }

  /** Looks for a line that begins with `{`. */
  #seek(bytes: Uint8Array, from: number): number {
    const before = from > 0 ? bytes[from - 1] : this.#last;
    if (before === lineFeed && bytes[from] === openBrace) {
      this.#seeking = false;
      return from;
    }
    for (let i = bytes.indexOf(lineFeed, from); i >= 0; i = bytes.indexOf(lineFeed, i + 1)) {
      if (bytes[i + 1] === openBrace) {
        this.#seeking = false;
        return i + 1;
      }
    }
    return bytes.length;
  }
}

import { always, type TimeWindow } from "../record/time-window.ts";
import type { S3Bucket, S3Entry, S3Page, S3PageRequest } from "./s3-bucket.ts";
import { S3Failure } from "./s3-failure.ts";
import { deliveryOfKey, deliveryWindow, folderOfLayout, folderOfYears, mayHold } from "./s3-key-time.ts";

/** What a prefix of a bucket has. */
export interface S3Listing {
  /** Each once, in no order. */
  readonly entries: readonly S3Entry[];
  /** Keys of objects without content that stand for a folder: not among the entries. */
  readonly markers: ReadonlySet<string>;
  /** Whether there is anything with the prefix, wanted or not. */
  readonly isAny: boolean;
  /** Keys that are no text, as S3 wrote them. */
  readonly unreadable: readonly string[];
  /** What could not be listed, the first of several: then the entries are not all there are. */
  readonly failure: S3Failure | undefined;
}

/** How a listing goes about it. */
export interface S3ListingOptions {
  /** Where given, what cannot hold a record of it is left out. */
  readonly window?: TimeWindow;
  /** Called with the number of objects found so far, and with those of the newest page. */
  readonly onFound?: (objects: number, entries: readonly S3Entry[]) => void;
}

/**
 * Lists the objects of a prefix. Of the layouts in which AWS delivers logs, only the folders and keys that can hold records
 * of the window are asked for, several at once; everything else is listed whole.
 *
 * - Access logs: `[prefix]YYYY-MM-DD-hh-mm-ss-UNIQUE`, and the same in `[prefix]account/region/bucket/YYYY/MM/DD/`.
 * - CloudTrail: `[prefix/]AWSLogs/[o-ID/]account/CloudTrail/region/YYYY/MM/DD/`.
 *
 * Two things are assumed: that in a folder or behind a prefix of these layouts, a key which begins with another year, month
 * or day than is wanted is of that time; and that no object is delivered more than `lateDays` after a record in it.
 */
export async function listS3Objects(
  bucket: S3Bucket,
  prefix: string,
  options: S3ListingOptions = {},
): Promise<S3Listing> {
  const walk = new Walk(bucket, options);
  await walk.all([() => options.window === undefined ? walk.whole(prefix) : walk.folder(prefix, 0)]);
  const { found, markers, isAny, unreadable, failure } = walk;
  return { entries: [...found.values()], markers, isAny, unreadable, failure };
}

// S3 answers thousands of listings a second; this many keep a processor busy.
const atOnce = 16;
// Deeper, or with more folders side by side, a tree of another kind is quicker listed as one.
const depthLimit = 12;
const folderLimit = 200;

class Walk {
  readonly found = new Map<string, S3Entry>();
  readonly markers = new Set<string>();
  readonly unreadable: string[] = [];
  isAny = false;
  failure: S3Failure | undefined;
  readonly #bucket: S3Bucket;
  readonly #window: TimeWindow | undefined;
  /** Times of delivery that matter. */
  readonly #wanted: TimeWindow;
  readonly #onFound: (objects: number, entries: readonly S3Entry[]) => void;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(bucket: S3Bucket, { window, onFound = () => {} }: S3ListingOptions) {
    this.#bucket = bucket;
    this.#window = window;
    this.#wanted = deliveryWindow(window ?? always);
    this.#onFound = onFound;
  }

  /** Does all of some things at once. What fails does not keep the others from being done. */
  async all(tasks: readonly (() => Promise<void>)[]): Promise<void> {
    await Promise.all(tasks.map(async (task) => {
      try {
        await task();
      } catch (error) {
        if (!(error instanceof S3Failure)) throw error;
        this.failure ??= error;
      }
    }));
  }

  /** Everything with a prefix, one page after the other. */
  async whole(prefix: string, startAfter?: string): Promise<void> {
    for await (const _ of this.#pages({ prefix, ...(startAfter === undefined ? {} : { startAfter }) }));
  }

  /** A folder of unknown content, or whatever else a prefix names. */
  async folder(prefix: string, depth: number): Promise<void> {
    if (folderOfYears.test(prefix)) return await this.#years(prefix, "/", /^\d{4}\/$/);
    const isLeading = folderOfLayout.test(prefix);
    if (!isLeading) {
      if (depth > depthLimit) return await this.whole(prefix);
      const { continuationToken } = await this.#page({ prefix });
      if (continuationToken === undefined) return;
    }
    const folders: string[] = [];
    const walked = new Set<string>();
    let startAfter: string | undefined;
    for (let isDone = false; !isDone;) {
      isDone = true;
      const request = { prefix, delimiter: "/", ...(startAfter === undefined ? {} : { startAfter }) };
      for await (const page of this.#pages(request)) {
        folders.push(...page.folders);
        const glue = page.continuationToken === undefined ? undefined : glueOf(page.entries.at(-1)?.key ?? "", prefix);
        if (glue === undefined || walked.has(glue)) continue;
        // All keys that begin with the glue and a 2, as all years do, are seen to there.
        walked.add(glue);
        await this.#years(`${glue}2`, "-", /^\d{3}-$/);
        await this.#page({ prefix: `${glue}3`, limit: 1 });
        startAfter = `${glue}3`;
        isDone = false;
        break;
      }
      if (
        !isLeading && folders.length > folderLimit &&
        !folders.some((one) => folderOfYears.test(one) || folderOfLayout.test(one))
      ) {
        return await this.whole(prefix);
      }
    }
    await this.all([...new Set(folders)].map((one) => () => this.folder(one, depth + 1)));
  }

  /** What begins with a year: in full only what is wanted. */
  async #years(prefix: string, separator: string, form: RegExp): Promise<void> {
    await this.#parts(prefix, separator, form, async (year) => {
      const first = this.#bound(this.#wanted.from, year, separator);
      const last = this.#bound(this.#wanted.to, year, separator);
      if (first === undefined || last === undefined) return;
      // Often it is less than a page; else months and days are told apart, and listed at once.
      const page = await this.#page({ prefix: year, ...(first === "" ? {} : { startAfter: `${year}${first}` }) });
      const end = page.entries.at(-1)?.key ?? "";
      if (page.continuationToken === undefined || (last !== "" && end.slice(year.length) > `${last}~`)) return;
      await this.#parts(year, separator, /^\d\d[-/]$/, async (month) => {
        if (!isBetween(month.slice(year.length), first, last)) return;
        await this.#parts(month, separator, /^\d\d[-/]$/, async (day) => {
          if (!isBetween(day.slice(year.length), first, last)) return;
          const start = `${year}${first}`;
          await this.whole(day, first !== "" && start.startsWith(day) ? start : undefined);
        });
      });
    });
  }

  /** Goes into the parts, up to the next separator, that have a form; what has another is listed whole. */
  async #parts(
    prefix: string,
    separator: string,
    form: RegExp,
    into: (part: string) => Promise<void>,
  ): Promise<void> {
    const parts: string[] = [];
    for await (const { folders } of this.#pages({ prefix, delimiter: separator })) parts.push(...folders);
    await this.all(
      parts.map((part) => () => form.test(part.slice(prefix.length)) ? into(part) : this.whole(part)),
    );
  }

  /**
   * What a time comes to behind a year: `MM/DD`, or `MM-DD-hh-mm`. Empty where the time is no bound within that year;
   * undefined where no time of the year is wanted.
   */
  #bound(time: number, yearPrefix: string, separator: string): string | undefined {
    const year = Number(yearPrefix.slice(-5, -1));
    if (!Number.isFinite(time)) return "";
    const text = new Date(time).toISOString();
    const ofTime = Number(text.slice(0, 4));
    const isFirst = time === this.#wanted.from;
    if (year !== ofTime) return (year > ofTime) === isFirst ? "" : undefined;
    return separator === "/" ? text.slice(5, 10).replace("-", "/") : text.slice(5, 16).replace(/[T:]/g, "-");
  }

  async *#pages(request: S3PageRequest): AsyncGenerator<S3Page> {
    let next: S3PageRequest | undefined = request;
    while (next !== undefined) {
      const page: S3Page = await this.#page(next);
      yield page;
      const { continuationToken } = page;
      // One that does not move on would go on for ever.
      if (continuationToken !== undefined && continuationToken === next.continuationToken) {
        throw new S3Failure("BadListing", 0, "");
      }
      next = continuationToken === undefined ? undefined : { ...request, continuationToken };
    }
  }

  async #page(request: S3PageRequest): Promise<S3Page> {
    if (this.#running >= atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      const page = await this.#bucket.list(request);
      this.#take(page);
      return page;
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }

  #take({ entries, folders, unreadable }: S3Page): void {
    this.isAny ||= entries.length > 0 || folders.length > 0;
    this.unreadable.push(...unreadable);
    const found: S3Entry[] = [];
    for (const entry of entries) {
      if (entry.size === 0 && /(?:\/|_\$folder\$)$/.test(entry.key)) {
        this.markers.add(entry.key);
      } else if (this.#window === undefined || mayHold(entry.key, this.#window)) {
        this.found.set(entry.key, entry);
        found.push(entry);
      }
    }
    this.#onFound(this.found.size, found);
  }
}

/** What stands before the date of a key that is named as an access log; undefined where it is not, or that is no whole prefix. */
function glueOf(key: string, prefix: string): string | undefined {
  const [, glue = ""] = /^([\s\S]*?)\d{4}(?:-\d\d){5}-[0-9A-F]{16}$/.exec(key) ?? [];
  if (deliveryOfKey(key) === undefined) return undefined;
  return `${glue}2`.startsWith(prefix) && key.startsWith(`${glue}2`) ? glue : undefined;
}

// Of a month the bounds' months are compared, of a day their days.
function isBetween(part: string, first: string, last: string): boolean {
  const length = part.length - 1;
  const text = part.slice(0, length);
  return (first === "" || text >= first.slice(0, length)) && (last === "" || text <= last.slice(0, length));
}

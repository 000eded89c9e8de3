// What a line of a server access log looks like of which SQL is trusted to tell the fields: stricter than the scanner of the
// local engine (assembly/access-log.ts), and as there every other line is left to `parseAccessLogLine`. The words are those that
// JavaScript, Java (Athena) and Joni (Trino) read in the same way: no class such as \s or \w.

const word = String.raw`[^\x00-\x20"]+`;
const text = String.raw`"(?! )[^"]*"`;
const count = String.raw`(?:[0-9]{1,15}|-)`;
const requester = `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${word}|${word}`;
// A line may be glued to the next one, the time of which would be in brackets after a blank.
const noOtherTime = String.raw`(?![^\n]* \[)`;
// What follows the version id could be read as status, error code and numbers.
const noNumbers = String.raw`(?!(?: [^ ]*)?(?: [-0-9][^ ]*){4})`;
const time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";

/** What {@link usualLine} has in parentheses, in their order. */
export const usualFields = [
  "bucket",
  "time",
  "address",
  "requester",
  "requestId",
  "operation",
  "key",
  "errorCode",
  "bytesSent",
  "userAgent",
  "errorCodeOfNone",
  "bytesSentOfNone",
] as const;

/**
 * A whole line that reads in one way. It has its fields either with the three texts in quotes, or, where it is no request of
 * its own (BATCH.DELETE.OBJECT, S3.*), with a dash for each of these.
 */
export const usualLine: string =
  String.raw`^${word} (?!- )(${word}) \[([0-3][0-9]/[A-Z][a-z]{2}/20(?:0[6-9]|[1-9][0-9]):${time} \+0000)\] ` +
  `(${word}) (${requester}) ([0-9A-Z]{16}) (${word}) (${word}) ${noOtherTime}(?:` +
  String
    .raw`${text} [0-9]{3} (?!\[)(${word}) (${count}) ${count} ${count} ${count} ${text} (${text}) ${word}${noNumbers}` +
  String.raw`|- (?:[0-9]{3}|-) (?!\[)(${word}) (${count}) ${count} ${count} ${count} - - ${word})(?: [^"]*)?$`;

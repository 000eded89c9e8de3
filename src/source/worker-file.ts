/**
 * Where the file lies that a thread runs.
 *
 * @param name of the file, without its ending
 * @param beside the `import.meta.url` of a file in the same folder: built, that one has another ending, and so has this one
 */
export function workerFile(name: string, beside: string): URL {
  return new URL(`./${name}${beside.slice(beside.lastIndexOf("."))}`, beside);
}

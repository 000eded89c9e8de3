/** A file for `--tables`, of which tests that are about engines need no more than that it can be read. */
export const tablesFile = "version: 1\ntables: []\n";

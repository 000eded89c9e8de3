/** A cyclic redundancy check, fed in pieces. */
export interface Crc {
  update(bytes: Uint8Array): void;
  /** Base64 of its bytes, most significant first, as S3's headers have it. */
  digest(): string;
}

/** CRC-32, as in gzip. */
export function crc32(): Crc {
  return crcOf(crc32Tables);
}

/** CRC-32C (Castagnoli). */
export function crc32c(): Crc {
  return crcOf(crc32cTables);
}

/** CRC-64/NVME, which S3 gives to what is stored without another checksum. */
export function crc64Nvme(): Crc {
  return crcOf(crc64Tables);
}

// Registers are kept in two numbers of 32 bits: large integers are a hundred times as slow.
interface Tables {
  readonly bytes: 4 | 8;
  readonly high: Int32Array;
  readonly low: Int32Array;
}

const crc32Tables = tablesOf(4, 0, 0xedb88320);
const crc32cTables = tablesOf(4, 0, 0x82f63b78);
const crc64Tables = tablesOf(8, 0x9a6c9329, 0xac4bc9b5);

/** Polynomials with their bits reversed, without the highest. */
function tablesOf(bytes: 4 | 8, polynomialHigh: number, polynomialLow: number): Tables {
  const high = new Int32Array(256);
  const low = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let [h, l] = [0, byte];
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = (l & 1) === 1;
      l = (l >>> 1) | (h << 31);
      h >>>= 1;
      if (isOdd) [h, l] = [h ^ polynomialHigh, l ^ polynomialLow];
    }
    high[byte] = h;
    low[byte] = l;
  }
  return { bytes, high, low };
}

function crcOf({ bytes: width, high, low }: Tables): Crc {
  let h = width === 8 ? -1 : 0;
  let l = -1;
  return {
    update: (bytes) => {
      for (let i = 0; i < bytes.length; i++) {
        const index = (l ^ (bytes[i] as number)) & 0xff;
        l = ((l >>> 8) | (h << 24)) ^ (low[index] as number);
        h = (h >>> 8) ^ (high[index] as number);
      }
    },
    digest: () => {
      const result = Buffer.alloc(8);
      result.writeInt32BE(~h, 0);
      result.writeInt32BE(~l, 4);
      return result.subarray(8 - width).toString("base64");
    },
  };
}

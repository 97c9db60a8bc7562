/** The one way activities read bytes: whatever is wrong with them is a `CodecError`. */
import { ByteError, ByteReader } from '../bytes/reader.ts';
import { CodecError } from './activity.ts';

/** What `read` makes of the bytes; it must use all of them. Throws only `CodecError`. */
export function decoded<T>(bytes: Uint8Array, read: (reader: ByteReader) => T): T {
  const reader = new ByteReader(bytes);
  try {
    const value = read(reader);
    reader.end();
    return value;
  } catch (error) {
    if (error instanceof ByteError) throw new CodecError(error.message);
    throw error;
  }
}

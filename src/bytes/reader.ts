/** Bytes that end too early or say something impossible. Whatever is read, nothing else is thrown. */
export class ByteError extends Error {
  override readonly name = 'ByteError';
}

/** Reads what `writer.ts` wrote. */
export class ByteReader {
  readonly #buffer: Uint8Array;
  #at = 0;

  constructor(buffer: Uint8Array) {
    this.#buffer = buffer;
  }

  get left(): number {
    return this.#buffer.length - this.#at;
  }

  byte(): number {
    const value = this.#buffer[this.#at++];
    if (value === undefined) throw new ByteError('unexpected end');
    return value;
  }

  /**
   * Unsigned LEB128.
   * @param max the largest value that makes sense here, so that a count is bounded before anything is made for it
   */
  varint(max = Number.MAX_SAFE_INTEGER): number {
    let value = 0;
    let scale = 1;
    for (let length = 0; length < 8; length++) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > max) break;
        return value;
      }
      scale *= 0x80;
    }
    throw new ByteError('number too large');
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /** A view of the next bytes, not a copy. */
  bytes(length: number): Uint8Array {
    if (length > this.left) throw new ByteError('unexpected end');
    this.#at += length;
    return this.#buffer.subarray(this.#at - length, this.#at);
  }

  block(): Uint8Array {
    return this.bytes(this.varint());
  }

  text(): string {
    try {
      // Without `ignoreBOM` a text that begins with U+FEFF would come back without it.
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.block());
    } catch (error) {
      if (error instanceof TypeError) throw new ByteError('not UTF-8');
      throw error;
    }
  }

  end(): void {
    if (this.left > 0) throw new ByteError('bytes left over');
  }
}

/**
 * All pictures of a deck in one piece: a browser that asks for single ones would tell the network
 * which card its person has just drawn. Four bytes say how long the list is (the highest first); the
 * list is JSON, `[[name, bytes], …]`; the pictures follow in its order.
 */

export type BundleList = readonly (readonly [name: string, bytes: number])[];

/** What comes before the pictures. */
export function bundleHead(list: BundleList): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(list));
  const head = new Uint8Array(4 + text.length);
  new DataView(head.buffer).setUint32(0, text.length);
  head.set(text, 4);
  return head;
}

/** The pictures by their names, or null where it is no bundle or not all of one. */
export function readBundle(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  if (bytes.length < 4) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const list = readList(bytes.subarray(4, 4 + length));
  if (!list) return null;
  const found = new Map<string, Uint8Array>();
  let at = 4 + length;
  for (const [name, size] of list) {
    if (at + size > bytes.length) return null;
    found.set(name, bytes.subarray(at, at + size));
    at += size;
  }
  return at === bytes.length ? found : null;
}

function readList(bytes: Uint8Array): BundleList | null {
  let list: unknown;
  try {
    list = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
  const isEntry = (one: unknown): one is [string, number] =>
    Array.isArray(one) && typeof one[0] === 'string' && Number.isSafeInteger(one[1]) && one[1] >= 0;
  return Array.isArray(list) && list.every(isEntry) ? list : null;
}

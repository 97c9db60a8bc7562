/** Hands a file to the browser to keep under this name. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun with the click; what it reads stays until then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

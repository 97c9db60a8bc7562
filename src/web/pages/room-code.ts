/** Room codes as people type and paste them. */

export const CODE_LENGTH = 4;

/**
 * The code in whatever was typed or pasted: `park`, ` P-A RK`, or the whole
 * address of a room. At most four characters, possibly fewer.
 */
export function readRoomCode(input: string): string {
  const inAddress = /\/r\/([A-Za-z0-9]{4})/.exec(input)?.[1];
  return (inAddress ?? input.replace(/[^A-Za-z0-9]/g, '')).slice(0, CODE_LENGTH).toUpperCase();
}

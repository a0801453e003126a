/** The most bytes of a key policy. @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html#key-policy-limit */
export const MAX_BYTES = 32 * 1024;

/** The texts of the largest pair that KMS would take. */
export function fitted(pairOf: (size: number) => readonly [unknown, unknown]): readonly [string, string] {
  const texts = (size: number) => pairOf(size).map(policy => JSON.stringify(policy)) as [string, string];
  const fits = (size: number) => texts(size).every(text => Buffer.byteLength(text) <= MAX_BYTES);
  let [least, most] = [1, 2];
  while (fits(most)) [least, most] = [most, 2 * most];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return texts(least);
}

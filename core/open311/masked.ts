/**
 * What people write about a place often carries a number of a person. Before a text is public, numbers by which somebody could be called,
 * written to or looked up are blotted out. Names nobody can tell by machine: that is why only some kinds of matters are public in words.
 */

const blot = '＊＊＊'

/** Ids that programs write; long numbers stand in them by chance. */
const id = /[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/u
const mail = /[\p{L}\p{N}._%+-]{1,64}[@＠][\p{L}\p{N}.-]{1,255}/u
const plate = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z][\s·・]?[A-Za-z0-9]{5,6}(?![A-Za-z0-9])/u
/** Seven digits and more, however they are spaced and in whichever width: telephones, identity and bank numbers. */
const longNumber = /[0-9０-９](?:[\s\-–—.·・()（）]{0,2}[0-9０-９]){6,}[XxＸｘ]?/u
const found = new RegExp([id, mail, plate, longNumber].map(({ source }) => source).join('|'), 'gu')
/** Written numbers that are no person's: a day, a time beside it, a position. */
const harmless = /^(?:(?:19|20)\d\d[-–./]\d{1,2}[-–./]\d{1,2}(?:\s\d{1,2})?|\d{2,3}\.\d{3,})$/
const onlyId = new RegExp(`^${id.source}$`, 'u')

export function masked(text: string): string {
  return text.replaceAll(found, (piece) => (onlyId.test(piece) || harmless.test(piece.normalize('NFKC')) ? piece : blot))
}

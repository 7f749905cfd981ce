/** Why minutes cannot be confirmed or a meeting not be ended yet. */
import { isConfirmedBy, openItems, publicItems } from '../meeting-file.ts'
import { condition, type Now, type With } from './condition.ts'

export const wasPresent = condition<Now>(
  'was-not-present', 'R-404', '只有到会的成员才能确认或者指出记录不对。', ({ dossier, actor }) => actor.person !== null && dossier.file.present.includes(actor.person))

export const notYetConfirmed = condition<Now>(
  'confirmed-already', 'R-404', '您已经确认过了，等其他到会的成员确认。', ({ dossier, actor }) => !dossier.file.confirmed.includes(actor.person ?? ''))

export const signedWerePresent = condition<With<{ signed: readonly string[] }>>(
  'signer-not-present', 'R-837', '签字的人要从到会的成员里选。', ({ form, dossier }) => form.signed.every((person) => dossier.file.present.includes(person)), '/signed')

export const enoughSigned = condition<With<{ signed: readonly string[] }>>(
  'not-enough-signed', 'R-837', '要有超过一半的到会成员签字，主持人也要签，请补齐。', ({ form, dossier }) => isConfirmedBy(dossier.file, [...form.signed, ...dossier.file.confirmed]), '/signed')

/** Whoever wrote the minutes does not alone vouch for the signatures under them. */
export const notTheWriter = condition<Now>(
  'writer-vouches', 'R-837', '记录是您写的，纸质签字要由另一个人登记。', ({ dossier, actor }) => dossier.file.minutes?.by !== actor.person)

export const somethingToPublish = condition<Now>('nothing-to-publish', 'R-251', '这次会议没有要公布的决定，可以直接办结。', ({ dossier }) => publicItems(dossier.file).length > 0)
export const nothingToPublish = condition<Now>('publish-first', 'R-251', '这次会议有要公布的决定，请先张贴公布。', ({ dossier }) => publicItems(dossier.file).length === 0)
export const everythingSettled = condition<Now>(
  'items-open', 'R-404', ({ dossier }) => `还有 ${openItems(dossier.file).length} 项没有定，请先逐项登记。`, ({ dossier }) => openItems(dossier.file).length === 0)

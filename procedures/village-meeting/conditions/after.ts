/** Why minutes cannot be confirmed, a decision not be filed or published yet. */
import { filingOpen, mustBeFiled, openItems, passedItems } from '../meeting-file.ts'
import { condition, type Now, type With } from './condition.ts'

export const everythingSettled = condition<Now>('items-open', 'R-240', ({ dossier }) => `还有 ${openItems(dossier.file).length} 项没有定，请先逐项登记。`, ({ dossier }) => openItems(dossier.file).length === 0)

/** Whoever wrote the minutes does not alone vouch for the signatures under them. */
export const notTheWriter = condition<Now>('writer-vouches', 'R-837', '记录是您写的，签字要由另一个人核对。', ({ dossier, actor }) => dossier.file.minutes?.by !== actor.person)

export const somethingToFile = condition<Now>(
  'nothing-to-file', 'R-250', '没有要报备案的规定，可以直接公布。', ({ dossier }) => dossier.file.agenda.some(mustBeFiled) && dossier.file.filing === null)
export const filedFirst = condition<Now>('file-first', 'R-250', '有要报乡镇备案的规定，备案以前不生效，请先报乡镇备案。', ({ dossier }) => !filingOpen(dossier.file))
export const somethingToPublish = condition<Now>('nothing-to-publish', 'R-263', '没有通过的决定，可以直接办结。', ({ dossier }) => passedItems(dossier.file).length > 0)
export const nothingToPublish = condition<Now>('publish-first', 'R-263', '有通过的决定，请先公布不少于十五天。', ({ dossier }) => passedItems(dossier.file).length === 0)

export const isKnownOpinion = condition<With<{ readonly opinion: string }>>(
  'no-such-opinion', 'R-264', '没有登记过这条意见，请核对。', ({ form, dossier }) => dossier.file.opinions.some(({ name }) => name === form.opinion), '/opinion')

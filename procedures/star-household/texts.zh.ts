/** What people are told, by key. Short and plain; no reasons and no names of others. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import { starsHeld, type RatingFile } from './rating-file.ts'

type Rating = Dossier<RatingFile>
const year = ({ file }: Rating) => `${file.year} 年星级评定`
const house = ({ file }: Rating) => `${file.group}${file.headName}户`
const star = ({ file }: Rating) => file.names[file.move?.star ?? ''] ?? '一颗星'

export const texts = {
  selfRated: (dossier: Rating) => (dossier.state === 'FILLED' ? `有人替您家填了${year(dossier)}的自评，请看一看并确认。` : `您家${year(dossier)}的自评已收到。`),
  stayedOut: (dossier: Rating) => `已登记您家不参加${year(dossier)}，没有任何影响；自评截止前可以改主意。`,
  householdChanged: (dossier: Rating) => `您家的户情况有变化，${year(dossier)}的记录已更新。`,
  groundReported: (dossier: Rating) => `${year(dossier)}：有人登记了一条否决依据，等乡镇核对文书，请点开查看。`,
  groundSettled: (dossier: Rating) => `${year(dossier)}：乡镇已核对登记的否决依据，请点开查看。`,
  groundWaits: (dossier: Rating) => `${house(dossier)}：有一条否决依据，请核对文书。`,
  groundAnswered: (dossier: Rating) => `${house(dossier)}：乡镇已核对否决依据。`,
  objected: (dossier: Rating) => `有村民对您家${year(dossier)}的公示提出异议，村里会复核，结论书面告诉您。`,
  objectionDropped: (dossier: Rating) => `对您家${year(dossier)}的一个异议已经撤回。`,
  reviewWaits: (dossier: Rating) => `${house(dossier)}：请在期限内复核。`,
  reviewDecided: (dossier: Rating) => `您家${year(dossier)}的复核已有结论，现在是 ${starsHeld(dossier.file).length} 颗星，理由请点开查看。`,
  appealWaits: (dossier: Rating) => `${house(dossier)}：有一件星级评定申诉，请决定。`,
  appealDecided: (dossier: Rating) => `您家${year(dossier)}的申诉已有决定，请点开查看。`,
  appealAnswered: (dossier: Rating) => `${house(dossier)}：乡镇已决定申诉，请看要不要重新评议。`,
  addingProposed: (dossier: Rating) => `有人提议给您家加“${star(dossier)}”，等评议会表决。`,
  takingProposed: (dossier: Rating) => `有人提议摘您家的“${star(dossier)}”，现在没有摘。请看依据，${dossier.file.limits.answerWorkdays} 个工作日内可以说明情况。`,
  answered: (dossier: Rating) => `${house(dossier)}：本户已说明情况，请安排表决。`,
  timeOver: (dossier: Rating) => `${house(dossier)}：本户答复时间到，可以表决。`,
  moveVoted: (dossier: Rating) => `您家的加星、摘星已经表决，请点开看结果${dossier.state === 'VOTED' ? `；不同意可以在 ${dossier.file.limits.answerWorkdays} 个工作日内要求复核，期间不摘` : ''}。`,
  starTaken: () => '您家的一颗星已经摘下，期满自动恢复，详情请点开查看。',
  starRestored: (dossier: Rating) => `您家的星已经恢复，现在是 ${starsHeld(dossier.file).length} 颗星。`,
  overdue: (dossier: Rating) => `${house(dossier)}：已经超期，请尽快办。`,
} satisfies Record<string, (dossier: Rating) => string>

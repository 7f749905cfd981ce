/** What people are told: short, and nothing a stranger should read over a shoulder. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { OccasionFile } from './occasion-file.ts'

type Occasion = Dossier<OccasionFile>
const plain = ({ file }: Occasion) => (file.kind === 'FUNERAL' ? '白事' : '红事')

export const texts = {
  received: (occasion: Occasion) => `您家${plain(occasion)}的报备收到了，红白理事会会尽快联系您。`,
  waits: (occasion: Occasion) => `有一家报了${plain(occasion)}，请尽快对接。`,
  answered: (occasion: Occasion) => `您家${plain(occasion)}有人帮忙了：${occasion.file.answer?.helpers ?? ''}`,
  arranged: (occasion: Occasion) => `您家${plain(occasion)}又安排好了一样，请点开查看。`,
  changed: (occasion: Occasion) => `有一家改了${plain(occasion)}的安排，请看一看。`,
  withdrawn: (occasion: Occasion) => `有一家撤回了${plain(occasion)}的报备，不用再准备了。`,
  noneThere: (occasion: Occasion) => `村里没有人能对接一家的${plain(occasion)}，请您帮忙安排人。`,
  overdue: (occasion: Occasion) => `有一家的${plain(occasion)}还没有人对接，请马上联系。`,
}

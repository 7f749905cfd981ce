/** Where each step is done, and whose move it is. */
import type { ElectionView } from '../../../core/view/elections.ts'

export function placeOf(step: string, { id, duties }: Pick<ElectionView, 'id' | 'duties'>): string | null {
  const page = (name: string) => `/console/elections/${id}/${name}`
  switch (step) {
    case 'committee': return duties.village || duties.town ? '#committee' : null
    case 'audit': return duties.town || duties.supervisor ? '#supervision' : null
    case 'roll': case 'object': case 'proxies': return page('roll')
    case 'nominate': case 'publish-candidates': return page('candidates')
    case 'prepare': case 'boxes': return page('places')
    case 'rerun': return '#rounds'
    case 'vote': case 'count': case 'announce': return `/console/elections/polling/${id}`
    case 'hand-over': case 'archive': return '#hand-over'
    default: return null
  }
}

export function waitsFor(step: string, { duties }: Pick<ElectionView, 'duties'>): string {
  const [who, mine] = ((): readonly [string, boolean] => {
    switch (step) {
      case 'committee': return ['村党组织、村干部或者乡镇', duties.village || duties.town]
      case 'archive': return ['乡镇', duties.town]
      case 'hand-over': return ['选举委员会或者乡镇', duties.committee || duties.town]
      default: return ['选举委员会成员', duties.committee]
    }
  })()
  return mine ? `由${who}办，您可以办。` : `等${who}办，您在这里看得到进展。`
}

/** The year begins: launched by county or township, households rate themselves, opinions are heard. */
import { dayOf } from '../../../core/time/index.ts'
import * as must from '../conditions.ts'
import { agreedNow, type CycleFile } from '../cycle-file.ts'
import * as forms from '../forms.ts'
import { act, told } from './act.ts'

export const launching = {
  launch: act({
    name: '启动本年度评定', recordName: '启动', event: 'launched', rules: ['R-401', 'R-402', 'R-423', 'R-424'], from: 'nothing', to: 'SELF', who: ['county', 'town'], form: forms.launchForm,
    consequence: '各户开始自评。评星标准和期限按今天生效的固定下来，这一年都按它评。',
    place: ({ village }) => ({ village, grid: null }),
    checks: [must.isNamedRight, must.isRealVillage, must.isNearYear, must.leavesTime],
    looksUp: ({ village }) => ({ regions: [village], householdsIn: [village] }),
    facts: ({ form, settings, known, actor }) => {
      const counted = known.householdCounts?.get(form.village)
      return { agreed: agreedNow(settings), households: { hukou: counted?.hukou ?? 0, residence: counted?.residence ?? 0 }, by: actor.mandate?.office === 'TOWN_DISPATCHER' ? 'town' : 'county' }
    },
    record: ({ file, form, facts, at }) => ({
      ...file, village: form.village, year: form.year, basis: form.basis, selfUntil: form.selfUntil, selfFrom: dayOf(at), launchedOn: dayOf(at),
      agreed: facts['agreed'] as CycleFile['agreed'], households: facts['households'] as CycleFile['households'], by: facts['by'] as CycleFile['by'],
    }),
    effects: [told('organisers', 'launched'), told('supervisors', 'launched')],
  }),
  postpone: act({
    name: '延长自评', recordName: '延长自评', event: 'self-rating-postponed', rules: ['R-424'], from: ['SELF'], to: 'same', who: ['county', 'town'], form: forms.postponeForm,
    consequence: '各户可以自评到新的日期。', checks: [must.isLater],
    record: ({ file, form, at }) => ({ ...file, selfUntil: form.selfUntil, selfFrom: dayOf(at), postponed: file.postponed + 1 }),
    effects: [told('organisers', 'postponed')],
  }),
  'begin-peer-review': act({
    name: '开始互评', recordName: '开始互评', event: 'peer-review-begun', rules: ['R-401', 'R-424'], from: ['SELF'], to: 'PEER', who: ['organisers'], form: forms.emptyForm,
    consequence: '自评结束，开始听取互评意见。没有自评的户就是这一年不参评，没有任何影响。', when: [must.selfRatingIsOver],
    record: ({ file, at }) => ({ ...file, peerFrom: dayOf(at) }),
  }),
}

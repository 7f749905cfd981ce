/** Award, what is published during the year, and the end of the year. */
import { dayOf } from '../../../core/time/index.ts'
import { nameOfKey } from '../../../core/star-rating/rating-names.ts'
import * as must from '../conditions.ts'
import { presentLines, type CycleFile, type LaterList, type PublicLine } from '../cycle-file.ts'
import * as forms from '../forms.ts'
import { additionsTo, awardLines, ratingsOf, waitingFor } from '../lines.ts'
import { act, told } from './act.ts'

export const awarding = {
  award: act({
    name: '授牌', recordName: '授牌', event: 'awarded', rules: ['R-401', 'R-407', 'R-408', 'R-409', 'R-410', 'R-423'], from: ['AWARD'], to: 'ACTIVE', who: ['organisers'], form: forms.awardForm,
    consequence: '定下星级文明户和光荣榜，网上公布光荣榜。还有异议、复核、申诉没办结的户以后补授；户主不同意挂牌的不挂牌，星级不受影响。',
    checks: [must.awardHeldByNow],
    looksUp: (_, { dossier }) => ({ membersOf: nameOfKey(dossier.key) }),
    facts: ({ dossier, known }) => ({ lines: awardLines(ratingsOf(known), dossier.file), waiting: waitingFor(ratingsOf(known), dossier.file) }),
    record: ({ file, form, facts, at }) => ({
      ...file, award: { heldOn: form.heldOn, where: form.where, on: dayOf(at), lines: facts['lines'] as unknown as readonly PublicLine[], waiting: facts['waiting'] as number },
    }),
    effects: [told('town', 'awarded'), told('county', 'awarded')],
  }),
  'award-later': act({
    name: '补授', recordName: '补授', event: 'awarded-later', rules: ['R-407', 'R-408'], from: ['ACTIVE'], to: 'same', who: ['organisers'], form: forms.laterAwardForm,
    consequence: '给异议、复核或者申诉已经办结的户补授。', checks: [must.awardHeldByNow, must.somebodyToAward],
    looksUp: (_, { dossier }) => ({ membersOf: nameOfKey(dossier.key) }),
    facts: ({ dossier, known }) => ({ lines: must.newlyAwarded(dossier.file, known) }),
    record: ({ file, facts, at }) => listed(file, { on: dayOf(at), kind: 'later-award', resolution: '', lines: linesIn(facts) }),
  }),
  'publish-list': act({
    name: '公布星级变动', recordName: '公布星级变动', event: 'list-published', rules: ['R-409', 'R-452'], from: ['ACTIVE'], to: 'same', who: ['organisers'], form: forms.listForm,
    consequence: '公布增星的户。村民会议决议公布的，公布授牌各户的当前星级；都只写当前星级，不写增减和原因。', checks: [must.listIsNew],
    looksUp: (_, { dossier }) => ({ membersOf: nameOfKey(dossier.key) }),
    facts: (context) => ({ lines: must.hasResolution(context.form) ? must.presentOf(context) : additionsTo(presentLines(context.dossier.file), must.presentOf(context)) }),
    record: ({ file, form, facts, at }) => listed(file, must.hasResolution(form)
      ? { on: dayOf(at), kind: 'present', resolution: (form.resolution ?? '').trim(), lines: linesIn(facts) }
      : { on: dayOf(at), kind: 'additions', resolution: '', lines: linesIn(facts) }),
  }),
  close: act({
    name: '结束这一年', recordName: '这一年结束', event: 'closed', rules: ['R-401'], from: ['ACTIVE'], to: 'CLOSED', who: ['organisers', 'town'], form: forms.closeForm,
    consequence: '这一年的星级不再变动，只能看。', checks: [must.nextYearBegan, must.nothingIsOpen],
    looksUp: (_, { dossier }) => ({ shown: [must.nextYearOf(dossier.file)], membersOf: nameOfKey(dossier.key) }),
  }),
  'close-by-time': act({
    name: '到期结束', recordName: '到期结束', event: 'closed-by-time', rules: ['R-401'], from: ['ACTIVE'], to: 'CLOSED', who: ['system'], form: forms.timerForm,
    consequence: '第二年年底还没有结束的，到期自动结束。', checks: [must.isYearsTimer, must.hasRunOut],
  }),
  'note-overdue': act({
    name: '记超期', recordName: '这一步超期', event: 'overdue-noted', rules: ['R-008'], from: ['SELF', 'PEER', 'VOTE', 'PUBLICITY', 'AWARD'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '亮红灯，告诉村里和乡镇；不影响任何一户。', checks: [must.isNoYearsTimer, must.hasRunOut], effects: [told('organisers', 'overdue'), told('town', 'overdue')],
  }),
}

function listed(file: CycleFile, list: LaterList): CycleFile {
  return { ...file, later: [...file.later, list] }
}

function linesIn(facts: { readonly lines?: unknown } | object): readonly PublicLine[] {
  return (facts as { readonly lines: readonly PublicLine[] }).lines
}

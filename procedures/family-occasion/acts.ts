/** Acts of a family's occasion, in the order they are lived through. */
import { actsFor, type LooksUp } from '../../core/procedure/procedure.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import type { OccasionFile } from './occasion-file.ts'
import { cadreDesk, councilDesk, type OccasionParty } from './parties.ts'
import { adviceWords, type OccasionSettings } from './settings.ts'
import type { OccasionState } from './states.ts'

const act = actsFor<OccasionFile, OccasionSettings, OccasionState, OccasionParty>()
const told = (to: OccasionParty, text: string) => ({ effect: 'notify', to, text }) as const
const toldFamily = (text: string) => ({ effect: 'notify', to: 'reporter', text, mustReach: true }) as const
const desks = (village: string): LooksUp => ({ desks: [councilDesk(village), cadreDesk(village)] })

export const acts = {
  report: act({
    name: '报备红白事', recordName: '报备', plainRecord: '报备', event: 'reported', rules: ['R-104', 'R-162', 'R-450', 'R-837'], from: 'nothing', to: 'REPORTED', who: ['anyone'], form: forms.reportForm,
    consequence: '红白理事会会联系您，问要帮什么忙；不用审批，不交费。', checks: [must.helperMayFile, must.countyMatches, must.dayIsNear],
    place: ({ village }) => ({ village, grid: null }),
    looksUp: ({ village }) => desks(village),
    facts: ({ form, actor, known }) => ({ reporter: form.onBehalfOf ?? actor.person, filer: form.onBehalfOf === undefined ? null : actor.person, vacant: must.isVacant(known) }),
    record: ({ file, form, facts }) => ({
      ...file, kind: form.kind, village: form.village, ...aboutOf(form), visitWelcome: form.visitWelcome === true,
      reporter: facts['reporter'] as string | null, filer: facts['filer'] as string | null, vacant: facts['vacant'] === true,
    }),
    effects: [toldFamily('received'), told('council', 'waits'), told('cadre', 'waits'), told('standIn', 'noneThere')],
  }),

  answer: act({
    name: '对接答复', recordName: '对接', plainRecord: '红白理事会联系了您', event: 'answered', rules: ['R-249', 'R-450'], from: ['REPORTED'], to: 'ANSWERED', who: ['council', 'cadre', 'standIn'], form: forms.answerForm,
    consequence: '告诉这家人谁来帮忙；县里的建议会一起附上，只是建议。', checks: [must.onlyHelp],
    facts: ({ dossier, settings }) => ({ advice: adviceWords(dossier.file.kind, settings) }),
    found: (facts) => [{ label: '建议（由您家定）', kind: 'text', value: facts['advice'] as string }],
    record: ({ file, form, facts }) => ({ ...file, answer: { helpers: form.helpers, words: form.words ?? '', advice: facts['advice'] as string } }),
    effects: [toldFamily('answered')],
  }),

  arrange: act({
    name: '记下安排好的', recordName: '安排好了一样', event: 'arranged', rules: ['R-162', 'R-249'], from: ['ANSWERED'], to: 'same', who: ['council', 'cadre', 'standIn'], form: forms.noteForm, appends: true,
    consequence: '这家人马上能看到。', checks: [must.onlyHelp],
    record: ({ file, form }) => ({ ...file, arranged: [...file.arranged, form.words].slice(-20) }),
    effects: [told('reporter', 'arranged')],
  }),

  'record-visit': act({
    name: '记下上门帮忙', recordName: '上门帮忙', event: 'visited', rules: ['R-162', 'R-249'], from: ['REPORTED', 'ANSWERED'], to: 'same', who: ['council', 'cadre', 'standIn'], form: forms.visitedForm, appends: true,
    consequence: '只记帮了什么，不记礼金和来客。', when: [must.visitIsWelcome], checks: [must.onlyHelp],
    record: ({ file, form }) => ({ ...file, arranged: [...file.arranged, form.words].slice(-20) }),
  }),

  change: act({
    name: '改一改', recordName: '改了安排', event: 'changed', from: ['REPORTED', 'ANSWERED'], to: 'same', who: ['reporter', 'filer'], form: forms.changeForm,
    consequence: '理事会会看到新的安排。', checks: [must.dayIsNear],
    record: ({ file, form }) => ({ ...file, ...aboutOf(form) }),
    effects: [told('council', 'changed')],
  }),

  'answer-visit': act({
    name: '让不让上门', recordName: '说了能不能上门', event: 'visit-answered', rules: ['R-162'], from: ['REPORTED', 'ANSWERED'], to: 'same', who: ['reporter'], form: forms.visitForm,
    consequence: '同意了才会有人上门，随时可以改。', checks: [must.somethingNew],
    record: ({ file, form }) => ({ ...file, visitWelcome: form.welcome === 'YES' }),
  }),

  'declare-simple': act({
    name: '自愿简办', recordName: '自愿简办', event: 'simple-declared', rules: ['R-463'], from: ['REPORTED', 'ANSWERED', 'RECORDED'], to: 'same', who: ['reporter'], form: forms.emptyForm,
    consequence: '记下您家自愿简办，以后可以凭它申报积分；不说也没关系。', when: [must.notYetSimple],
    record: ({ file }) => ({ ...file, simple: true, closing: file.closing === null ? null : { ...file.closing, simple: true } }),
  }),

  withdraw: act({
    name: '撤回报备', recordName: '撤回', event: 'withdrawn', rules: ['R-837'], from: ['REPORTED', 'ANSWERED'], to: 'WITHDRAWN', who: ['reporter', 'filer'], form: forms.emptyForm,
    consequence: '不用说理由，没有任何后果。',
    effects: [told('council', 'withdrawn')],
  }),

  record: act({
    name: '办完，记一笔', recordName: '办完', event: 'recorded', rules: ['R-162', 'R-249', 'R-463'], from: ['ANSWERED'], to: 'RECORDED', who: ['council', 'cadre', 'standIn'], form: forms.recordForm,
    consequence: '简单记下办完了；这家人自愿简办的一起记下。', checks: [must.doneAlready, must.onlyHelp],
    record: ({ file, form }) => ({ ...file, closing: { doneOn: form.doneOn, words: form.words, simple: file.simple } }),
  }),

  'note-vacancy': act({
    name: '看有没有人办', recordName: '看了有没有人办', event: 'vacancy-noted', rules: ['R-837'], from: ['REPORTED', 'ANSWERED'], to: 'same', who: ['system'], form: forms.emptyForm, appends: true,
    consequence: '红白理事会和村干部都没有人时，请乡镇帮忙；有人了，再交回村里。', checks: [must.somethingChanged],
    looksUp: (_, { dossier }) => desks(dossier.file.village),
    facts: ({ known }) => ({ vacant: must.isVacant(known) }),
    record: ({ file, facts }) => ({ ...file, vacant: facts['vacant'] === true }),
    effects: [told('standIn', 'noneThere')],
  }),

  'note-overdue': act({
    name: '记下超期', recordName: '过了时候还没有人对接', event: 'overdue-noted', from: ['REPORTED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '再提醒红白理事会和村干部。', effects: [told('council', 'overdue'), told('cadre', 'overdue')],
  }),

  archive: act({
    name: '存档', recordName: '存档', event: 'archived', from: ['RECORDED'], to: 'CLOSED', who: ['system'], form: forms.timerForm, consequence: '只读。',
  }),
}

type About = { readonly day: string; readonly tables?: number; readonly where?: string; readonly wishes?: readonly OccasionFile['wishes'][number][]; readonly words?: string }

function aboutOf({ day, tables, where, wishes, words }: About): Pick<OccasionFile, 'day' | 'tables' | 'where' | 'wishes' | 'words'> {
  return { day, tables: tables ?? 0, where: where ?? '', wishes: wishes ?? [], words: words ?? '' }
}

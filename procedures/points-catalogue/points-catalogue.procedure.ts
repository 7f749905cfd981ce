/**
 * The catalogue of points of a village (积分办法): 起草 → 会议通过 → 乡镇备案 → 施行. Domain §5, R-450, R-451, R-460…R-468. One dossier a village; a new
 * catalogue is made beside the one in force and takes its place when it is filed.
 */
import { actsFor, type Condition, type Deciding, type Procedure, type Situation } from '../../core/procedure/procedure.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Office } from '../../core/procedure/actor.ts'
import { codeAt, type Place } from '../../core/region/region.ts'
import { faultsOfCatalogue, type PointsCatalogue } from '../../core/star-rating/points-catalogue.ts'
import { catalogueKey } from '../../core/star-rating/points-names.ts'
import { timerForm } from '../../core/star-rating/form-fields.ts'
import { dayOf } from '../../core/time/index.ts'
import { blankCatalogue, openDoubts, type CatalogueFile, type Doubt, type InForce } from './catalogue-file.ts'
import * as forms from './forms.ts'
import { sheetOf } from './sheet.ts'
import { defaultSettings, faultsOfSettings, settingsSchema, type CatalogueSettings } from './settings.ts'

type State = 'DRAFTING' | 'ADOPTED' | 'IN_FORCE' | 'ENDED'
type Party = 'system' | 'anyone' | 'cadre' | 'town' | 'supervisor'
type With<Form> = Deciding<CatalogueFile, CatalogueSettings, Form>
type Now = Situation<CatalogueFile, CatalogueSettings>
const act = actsFor<CatalogueFile, CatalogueSettings, State, Party>()
const told = (to: Party, text: string) => ({ effect: 'notify', to, text }) as const

/** Offices that run points in a village; the reviewers of claims are the same. */
export const pointsOffices = ['VILLAGE_CADRE', 'PARTY_SEC'] as const satisfies readonly Office[]

const cadreOfThisVillage = condition<With<{ village: string }>>('not-of-village', 'R-460', '积分办法由本村的村干部、村党组织书记起草，请用本村的岗位办理。', ({ actor, form }) => (
  actor.mandate !== null && (pointsOffices as readonly Office[]).includes(actor.mandate.office) && actor.mandate.region.code === form.village))
const underItsName = condition<With<{ village: string }>>('not-its-name', 'R-460', '一个村只有一份积分办法，请在原来那份上修改。', ({ dossier, form }) => dossier.key.id === catalogueKey(form.village).id)
const contentsAreLawful: Condition<With<{ contents: PointsCatalogue }>> = {
  code: 'catalogue-faulty', rule: 'R-460', field: '/contents',
  sentence: ({ form }) => faultsOfCatalogue(form.contents)[0]?.sentence ?? '请检查积分项目。', holds: ({ form }) => faultsOfCatalogue(form.contents).length === 0,
}
const heldAlready = condition<With<{ heldOn: string }>>('meeting-to-come', 'R-460', '会议还没有开，请开会通过以后再登记。', ({ form, now }) => form.heldOn <= dayOf(now), '/heldOn')
const countsFit = condition<With<{ entitled: number; present: number; yes: number }>>('counts-do-not-fit', 'R-460', '人数对不上：同意的不能多于实到的，实到的不能多于应到的，请核对会议记录。', ({ form }) => form.yes <= form.present && form.present <= form.entitled, '/present')
const enoughPresent = condition<With<{ body: string; entitled: number; present: number }>>('too-few-present', 'R-460', '到会人数不够：村民会议要过半数，村民代表会议要三分之二以上，这次表决无效，请重新开会。', ({ form }) => (
  form.body === 'assembly' ? 2 * form.present > form.entitled : 3 * form.present >= 2 * form.entitled), '/present')
const passed = condition<With<{ present: number; yes: number }>>('not-passed', 'R-460', '同意的没有过到会人数的一半，没有通过，请修改后再表决。', ({ form }) => 2 * form.yes > form.present, '/yes')
/** A council only advises; the assembly resolves. What is named as its advice must be that. */
const advisedThere = condition<With<{ meeting?: string }>>('no-such-advice', 'R-460', '这次会议没有议过积分目录，或者记录还没有确认，请重新选择，或者不填。', ({ form, known, dossier }) => {
  if (form.meeting === undefined) return true
  const shown = known.shown?.get(form.meeting)?.shown as { village?: string; confirmed?: boolean; items?: readonly { kind: string; passed: boolean }[] } | undefined
  return shown?.village === dossier.place?.village && shown?.confirmed === true && shown.items?.some(({ kind, passed }) => kind === 'points-catalogue' && passed) === true
}, '/meeting')
const hasOldOne = condition<Now>('none-in-force', 'R-460', '还没有施行过的办法，不能撤回草稿；请继续修改。', ({ dossier }) => dossier.file.inForce !== null)
const isOpenDoubt = condition<With<{ doubt: number }>>('no-such-doubt', 'R-468', '没有这条提醒，或者已经看过了，请刷新页面。', ({ dossier, form }) => openDoubts(dossier.file).some(({ number }) => number === form.doubt), '/doubt')
const hasDoubts = condition<Now>('no-doubts', 'R-468', '没有要看的提醒，不用办。', ({ dossier }) => openDoubts(dossier.file).length > 0)

export const pointsCatalogue: Procedure<CatalogueFile, CatalogueSettings, State, Party> = {
  key: 'points-catalogue', version: 1, name: '积分办法', owner: '村民委员会',
  basis: ['长治市“三化三治”指导意见 二(二)3', 'R-450、R-451', 'R-460…R-468'],
  settings: { schema: settingsSchema, defaults: defaultSettings, faults: faultsOfSettings },
  blank: blankCatalogue,

  states: {
    DRAFTING: { name: '起草', sentence: '村里正在起草积分办法，要开会通过才算数。', awaits: ['cadre'] },
    ADOPTED: { name: '已通过，待备案', sentence: '会议已经通过，等乡镇备案。', awaits: ['town'] },
    IN_FORCE: { name: '施行', sentence: '积分办法正在施行。', awaits: [] },
    ENDED: { name: '已停用', sentence: '村里不再用积分。', awaits: [], final: true },
  },
  parties: {
    system: { name: '系统', found: '到时间由系统办理', who: () => [{ kind: 'system' }] },
    anyone: { name: '任何人', found: '不限', who: () => [{ kind: 'anyone' }] },
    cadre: { name: '村里经办人', found: '本村的村干部、村党组织书记', who: ({ place }) => officesAt(place, pointsOffices) },
    town: { name: '乡镇', found: '本乡镇的调度员', who: ({ place }) => townOf(place) },
    supervisor: { name: '审核的监督人', found: '本村村务监督委员会成员、本乡镇的调度员', who: ({ place }) => [...officesAt(place, ['VILLAGE_SUPERVISOR']), ...townOf(place)] },
  },
  alsoAwaits: [{ party: 'supervisor', sentence: '有一天加分比平时多得多，请看一看审核', when: ({ file }) => openDoubts(file).length > 0 }],

  acts: {
    open: act({
      name: '起草积分办法', recordName: '起草', event: 'drafted', rules: ['R-460'], from: 'nothing', to: 'DRAFTING', who: ['anyone'], form: forms.draftForm,
      consequence: '先存成草稿，村民会议或者村民代表会议通过、乡镇备案以后才施行。', checks: [cadreOfThisVillage, underItsName, contentsAreLawful],
      place: (form) => ({ village: form.village, grid: null }), record: ({ file, form }) => ({ ...file, draft: form.contents }),
    }),
    draft: act({
      name: '修改草稿', recordName: '修改草稿', event: 'redrafted', rules: ['R-460'], from: ['DRAFTING', 'IN_FORCE'], to: 'DRAFTING', who: ['cadre'], form: forms.redraftForm,
      consequence: '存成新的草稿；正在施行的不变，到新的备案为止。', checks: [contentsAreLawful], record: ({ file, form }) => ({ ...file, draft: form.contents, sentBack: '' }),
    }),
    'drop-draft': act({
      name: '不改了', recordName: '撤回草稿', event: 'draft-dropped', from: ['DRAFTING'], to: 'IN_FORCE', who: ['cadre'], form: forms.reasonForm, consequence: '草稿作废，接着用原来的。',
      when: [hasOldOne], record: ({ file }) => ({ ...file, draft: null, sentBack: '' }),
    }),
    adopt: act({
      name: '登记会议通过', recordName: '会议通过', event: 'adopted', rules: ['R-460', 'R-462'], from: ['DRAFTING'], to: 'ADOPTED', who: ['cadre'], form: forms.adoptForm, oneByOne: true,
      consequence: '记下决议编号和票数，报乡镇备案。', checks: [heldAlready, countsFit, enoughPresent, passed, advisedThere],
      looksUp: (form) => (form.meeting === undefined ? {} : { shown: [form.meeting] }),
      record: ({ file, form }) => ({
        ...file, sentBack: '', files: form.files ?? [],
        adoption: { body: form.body, number: form.number.trim(), heldOn: form.heldOn, entitled: form.entitled, present: form.present, yes: form.yes, meeting: form.meeting ?? null },
      }),
      effects: [told('town', 'adopted')],
    }),
    file: act({
      name: '备案', recordName: '备案', event: 'filed', rules: ['R-460'], from: ['ADOPTED'], to: 'IN_FORCE', who: ['town'], form: forms.fileForm, oneByOne: true,
      consequence: '从现在起按新的办法算，原来的停用。',
      facts: ({ dossier: { file }, form, now }) => ({
        inForce: file.draft === null || file.adoption === null ? null : { contents: file.draft, adoption: file.adoption, filedOn: dayOf(now), filing: form.number.trim(), version: (file.inForce?.version ?? 0) + 1 },
      }),
      record: ({ file, facts }) => ({ ...file, inForce: facts['inForce'] as InForce | null, draft: null, adoption: null }),
      effects: [told('cadre', 'filed')],
    }),
    return: act({
      name: '退回修改', recordName: '退回修改', event: 'returned', rules: ['R-460', 'R-450'], from: ['ADOPTED'], to: 'DRAFTING', who: ['town'], form: forms.reasonForm,
      consequence: '写明哪里不合规定，退回村里修改后重新表决。', record: ({ file, form }) => ({ ...file, adoption: null, sentBack: form.reason }),
      effects: [told('cadre', 'returned')],
    }),
    'note-unusual': act({
      name: '提醒看审核', recordName: '有一天加分比平时多得多', event: 'unusual-noted', rules: ['R-468'], from: ['IN_FORCE', 'DRAFTING', 'ADOPTED'], to: 'same', who: ['system'], form: forms.unusualForm, appends: true,
      consequence: '提醒监督人看一看这一天的审核，不针对任何一户。',
      record: ({ file, form }) => ({ ...file, doubts: withDoubt(file.doubts, form) }),
      effects: [told('supervisor', 'unusual')],
    }),
    'look-at-unusual': act({
      name: '看过审核', recordName: '监督人看过审核', event: 'unusual-looked-at', rules: ['R-468'], from: ['IN_FORCE', 'DRAFTING', 'ADOPTED'], to: 'same', who: ['supervisor'], form: forms.findingForm, appends: true,
      consequence: '记下结论；有错的由村里冲正。', when: [hasDoubts], checks: [isOpenDoubt],
      record: ({ file, form }) => ({ ...file, doubts: file.doubts.map((one) => (one.number === form.doubt ? { ...one, finding: form.finding } : one)) }),
    }),
    end: act({
      name: '停用积分办法', recordName: '停用', event: 'ended', rules: ['R-460'], from: ['IN_FORCE'], to: 'ENDED', who: ['cadre'], form: forms.endForm, oneByOne: true,
      consequence: '按决议停用：不再加分、兑换，已经记下的账不变。', record: ({ file }) => ({ ...file, inForce: null }),
    }),
    'note-overdue': act({ name: '记超期', recordName: '超期', event: 'overdue', from: ['ADOPTED', 'IN_FORCE', 'DRAFTING'], to: 'same', who: ['system'], form: timerForm, appends: true, consequence: '亮红灯。' }),
  },

  deadlines: {
    file: {
      name: '备案', rules: ['R-460'], kind: 'limit', runsIn: ['ADOPTED'], owner: 'town', budget: (_, settings) => ({ amount: settings.fileWorkdays, unit: 'WORK_DAY' }),
      onLate: { act: 'note-overdue', sentence: '备案超期亮红灯。' },
    },
    look: {
      name: '看审核', rules: ['R-468'], kind: 'limit', runsIn: ['IN_FORCE', 'DRAFTING', 'ADOPTED'], owner: 'supervisor', budget: (_, settings) => ({ amount: settings.lookDays, unit: 'CALENDAR_DAY' }),
      only: { sentence: '有提醒没有看的时候', when: (file) => openDoubts(file).length > 0 }, onLate: { act: 'note-overdue', sentence: '没有看的亮红灯。' },
    },
  },

  readers: {
    parties: ['cadre', 'town', 'supervisor'],
    region: { sentence: '积分办法是公开的，各级工作人员都可以看。', when: () => true },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  shows: { to: ['points-passbook', 'points-shop'], what: ({ file }) => ({ inForce: file.inForce }) },
  rules: {
    'R-450': '积分只能换精神鼓励、适当的实物、村集体自己的优先优惠，不能和低保、入学、贷款这些法定权益挂钩。',
    'R-460': '积分办法要村民会议或者村民代表会议通过，并报乡镇备案。',
    'R-462': '默认只加分；会议决定可以扣分的，一次最多扣当年得分的五分之一。',
    'R-468': '审核的人不能是申报的人，也不能是他家的近亲属；有一天加分多得反常的，提醒监督人看审核。',
  },
  texts: {
    adopted: () => '有一份积分办法已经开会通过，请备案。', filed: () => '积分办法已经备案，从现在起施行。', returned: () => '积分办法被退回修改，理由已经写明。',
    unusual: () => '有一天积分加得比平时多得多，请看一看那天的审核。',
  },
  likely: ({ state, file }) => [...(openDoubts(file).length > 0 ? ['look-at-unusual'] : []), ...(state === 'DRAFTING' ? ['adopt', 'draft'] : state === 'ADOPTED' ? ['file', 'return'] : ['draft'])],
  remarks: ({ file }) => (file.sentBack === '' ? [] : [{ text: `乡镇退回修改：${file.sentBack}`, since: null, for: 'staff' }]),
  sheet: sheetOf,
  summary: ({ file }) => ({
    number: null, title: file.inForce === null ? '积分办法' : `积分办法 · 第 ${file.inForce.version} 版`, category: 'points', priority: 'P3', lon: null, lat: null, reporter: null,
    searchText: `积分办法 ${file.inForce?.adoption.number ?? ''}`,
  }),
}

export function officesAt(place: Place | null, offices: readonly Office[]): Addressee[] {
  return place === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level: 'VILLAGE', code: place.village } }))
}

function townOf(place: Place | null): Addressee[] {
  const code = place === null ? null : codeAt(place.village, 'TOWN')
  return code === null ? [] : [{ kind: 'office', office: 'TOWN_DISPATCHER', region: { level: 'TOWN', code } }]
}

function withDoubt(doubts: readonly Doubt[], { day, amount, usual }: Pick<Doubt, 'day' | 'amount' | 'usual'>): readonly Doubt[] {
  const held = doubts.find((one) => one.day === day && one.finding === null)
  if (held !== undefined) return doubts.map((one) => (one === held ? { ...one, amount: Math.max(one.amount, amount), usual } : one))
  return [...doubts, { number: doubts.length + 1, day, amount, usual, finding: null }]
}

function condition<C>(code: string, rule: string, sentence: string | ((context: C) => string), holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}

/** `/rules`: how each matter goes, read from the published procedure and the settings in force, so that the page cannot lie. */
import type { FastifyInstance } from 'fastify'
import { bookOf, drawSvg, type ProcedureBook } from '../../../core/procedure/drawing/index.ts'
import type { AnyProcedure } from '../../../core/procedure/procedure.ts'
import type { RuleAct, RulePage } from '../../../faces/portal/contract.ts'
import { urls } from '../addresses.ts'
import { showNotFound } from '../answering/problems.ts'
import { show } from '../answering/show.ts'
import type { Portal } from '../portal.ts'

export function viewRules(app: FastifyInstance, portal: Portal): void {
  const { procedures, settings } = portal.door

  app.get(
    urls.rules,
    async (request, reply) =>
      await show(portal, request, reply, () => ({
        page: 'rules',
        procedures: newestOf(portal).map(({ key, name, owner }) => ({
          key,
          name,
          sentence: `谁受理、谁办、几天办完、您能做什么。由${owner}负责`,
        })),
      })),
  )

  app.get<{ Params: { key: string }; Querystring: { more?: unknown } }>(urls.rule(':key'), async (request, reply) => {
    const procedure = procedures.newest(request.params.key)
    if (procedure === null) return await showNotFound(portal, request, reply)
    return await show(portal, request, reply, async ({ transaction, village }) => {
      const { contents, version } = await settings.inForce(transaction, procedure, village?.county ?? 0)
      return rulePage(procedure, contents, { settingsVersion: version, more: request.query.more === 'yes' })
    })
  })
}

function newestOf({ door: { procedures } }: Portal): readonly AnyProcedure[] {
  return [...new Set(procedures.all.map(({ key }) => key))].flatMap((key) => procedures.newest(key) ?? [])
}

/** Codes of the settings in the words villagers read everywhere else. */
const urgencies: Readonly<Record<string, string>> = {
  P0: '危及生命',
  P1: '紧急',
  P2: '一般',
  P3: '复杂',
  P4: '要立项的',
  Q: '咨询',
  XF: '信访',
}

const dayAndNight = '（昼夜连续计算）'
const columnWords: Readonly<Record<string, string>> = { 种类: '紧急程度', 签收: '单位接下', 处置: '办完', 最多延长: '可再延长' }

type Asked = { readonly settingsVersion: number; readonly more: boolean }

function rulePage(procedure: AnyProcedure, contents: unknown, asked: Asked): RulePage {
  const { settingsVersion } = asked
  const book = bookOf(procedure, contents)
  return {
    page: 'rule',
    name: book.name,
    sentence: '每一步都有人负责、有时限、有记录。下面写的就是系统照着办的，改了规则这里跟着变。',
    version: `第 ${book.version} 版${settingsVersion === 0 ? '' : `，本地设置第 ${settingsVersion} 版`}，由${book.owner}负责`,
    basis: book.basis,
    mine: book.acts.filter(({ key }) => isVillagers(procedure, key)).map(actOf),
    steps: stepsOf(procedure, book).map((step) => (asked.more ? step : { ...step, acts: [] })),
    anytime: asked.more ? book.acts.filter((act) => !act.byClock && isWide(act)).map(actOf) : [],
    limits: book.deadlines
      .filter(({ kind }) => asked.more && kind === 'limit')
      .map(({ name, length, onLate }) => ({
        name,
        length: /\bP\d\b/.test(length) ? '看紧急程度，见下表' : length,
        consequence: onLate,
      })),
    tables: book.settings
      .filter(({ title }) => title === '时限')
      .map(({ columns, sections }) => ({
        title: '按紧急程度的时限',
        columns: columns.map((column) => columnWords[column] ?? column),
        rows: sections.flatMap(({ rows }) =>
          rows.map(([code = '', ...cells]) => [urgencies[code] ?? code, ...cells.map((cell) => cell.replace(dayAndNight, ''))]),
        ),
        note: JSON.stringify(sections).includes(dayAndNight) ? '只写“小时”的，昼夜不停；写“工作”的，只算上班时间。' : null,
      })),
    picture: asked.more ? drawSvg(book) : null,
    moreHref: asked.more ? null : `${urls.rule(book.key)}?more=yes#steps`,
  }
}

/** States and acts under the step they belong to; an act stands where it can first be done. */
function stepsOf(procedure: AnyProcedure, book: ProcedureBook): RulePage['steps'] {
  const stepOf = new Map(book.states.map(({ name, step }) => [name, step]))
  const first = book.states[0]?.step ?? ''
  const names = [...new Set(book.states.map(({ step }) => step ?? ''))].filter((name) => name !== '')
  return names
    .toSorted((a, b) => placeOf(book, a) - placeOf(book, b))
    .map((name) => ({
      name,
      states: Object.values(procedure.states)
        .filter(({ step }) => step === name)
        .map((state) => ({
          name: state.plain ?? state.name,
          official: state.plain === undefined ? null : state.name,
          sentence: state.sentence,
        })),
      acts: book.acts
        .filter((act) => !act.byClock && !isWide(act) && (stepOf.get(act.from[0] ?? '') ?? first) === name)
        .map(actOf),
    }))
}

/** A step stands where the middle one of its states stands: a few of them are short cuts or come back. */
function placeOf({ states }: ProcedureBook, step: string): number {
  const places = states.flatMap((state, at) => (state.step === step ? [at] : []))
  return ((places[Math.floor((places.length - 1) / 2)] ?? 0) + (places[Math.floor(places.length / 2)] ?? 0)) / 2
}

type ActEntry = ProcedureBook['acts'][number]

/** Possible in more states than this, it belongs to no step. */
function isWide({ from }: ActEntry): boolean {
  return from.length > 6
}

function isVillagers(procedure: AnyProcedure, act: string): boolean {
  const who: readonly string[] = procedure.acts[act]?.who ?? []
  return who.includes('reporter') || who.includes('anyone')
}

function actOf({ name, who, consequence, rules }: ActEntry): RuleAct {
  return { name, who: who.join('、'), consequence, rules }
}

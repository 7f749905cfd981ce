/** `/rules`: how each matter goes, read from the published procedure and the settings in force, so that the page cannot lie. */
import type { FastifyInstance } from 'fastify'
import { bookOf, drawSvg, type ProcedureBook } from '../../../core/procedure/drawing/index.ts'
import type { AnyProcedure } from '../../../core/procedure/procedure.ts'
import type { RulePage } from '../../../faces/portal/contract.ts'
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

  app.get<{ Params: { key: string } }>(urls.rule(':key'), async (request, reply) => {
    const procedure = procedures.newest(request.params.key)
    if (procedure === null) return await showNotFound(portal, request, reply)
    return await show(portal, request, reply, async ({ transaction, village }) => {
      const { contents, version } = await settings.inForce(transaction, procedure, village?.county ?? 0)
      return rulePage(bookOf(procedure, contents), version)
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

function rulePage(book: ProcedureBook, settingsVersion: number): RulePage {
  const acts = book.acts.filter(({ byClock }) => !byClock)
  return {
    page: 'rule',
    name: book.name,
    sentence: '每一步都有人负责、有时限、有记录。下面写的就是系统照着办的，改了规则这里跟着变。',
    version: `第 ${book.version} 版${settingsVersion === 0 ? '' : `，本地设置第 ${settingsVersion} 版`}，由${book.owner}负责`,
    basis: book.basis,
    states: book.states.map(({ name, sentence }) => ({ name, sentence })),
    who: acts.map(({ name, who, from, to }) => ({
      act: name,
      who: who.join('、'),
      from: from.join('、') || '还没有上报',
      to: to.join('或') || '不变',
    })),
    forms: acts
      .filter(({ fields }) => fields.length > 0)
      .map(({ name, fields }) => ({ act: name, fields: fields.map(({ label, needed }) => ({ label, needed })) })),
    limits: book.deadlines
      .filter(({ kind }) => kind === 'limit')
      .map(({ name, length, onLate }) => ({
        name,
        length: /\bP\d\b/.test(length) ? '看紧急程度，见下表' : length,
        consequence: onLate,
      })),
    tables: book.settings
      .filter(({ title }) => title === '时限')
      .map(({ columns, sections }) => ({
        title: '按紧急程度的时限',
        columns,
        rows: sections.flatMap(({ rows }) => rows.map(([code = '', ...cells]) => [urgencies[code] ?? code, ...cells])),
      })),
    picture: drawSvg(book),
  }
}

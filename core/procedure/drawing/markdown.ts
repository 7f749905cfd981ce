/**
 * The book as a page for officials (docs/procedures): name and basis, picture, states, who may do what, each act, time limits,
 * settings, readers. Written from the definition; nobody edits it by hand.
 */
import type { ActEntry } from './act-entries.ts'
import type { DeadlineEntry, ProcedureBook } from './book.ts'
import { describe } from './svg.ts'
import { drawMermaid } from './mermaid.ts'
import type { SettingsTable } from './settings-tables.ts'

export function writeMarkdown(book: ProcedureBook): string {
  return [
    `# ${book.name}：办事规则`,
    `<!-- 由 npx sanzhi docs 根据 procedures/${book.key} 生成，请不要手工修改。 -->`,
    ...head(book), ...contents, ...picture(book), ...states(book), ...parties(book), ...mayTable(book), ...acts(book),
    ...deadlines(book), ...settings(book.settings), ...readers(book),
  ].join('\n\n').concat('\n')
}

const contents = [[
  '[流程图](#一流程图)', '[状态](#二状态)', '[当事各方](#三当事各方)', '[谁能做什么](#四谁能做什么)', '[怎么办理](#五怎么办理)', '[时限](#六时限)', '[设置](#七设置)', '[谁能看](#八谁能看)',
].join(' · ')]

function head({ version, owner, basis, key }: ProcedureBook): string[] {
  return [
    table(['项目', '内容'], [
      ['负责单位', owner], ['版本', `第 ${version} 版`], ['依据', basis.join('<br>')], ['定义', `[procedures/${key}](../../procedures/${key})`],
    ]),
    '每件事从立案起就固定按当时的版本办到底；以后发布新版本，不影响已经在办的事。括号里的 R-数字是平台的规则编号，'
    + '[规则索引](../rules.md)写明每条规则在哪些文件里。',
  ]
}

function picture(book: ProcedureBook): string[] {
  return [
    '## 一、流程图',
    `[![${book.name}的流程图](${book.key}.svg)](${book.key}.svg)`,
    `灰底的是最后一步，虚线由系统到时间办理。也可以用流程软件打开 [${book.key}.bpmn](${book.key}.bpmn)（BPMN 2.0）。`,
    details('流程图的文字版', describe(book)),
    details('Mermaid 图', `\`\`\`mermaid\n${drawMermaid(book)}\n\`\`\``),
  ]
}

function states({ states: all, alsoAwaits }: ProcedureBook): string[] {
  return [
    '## 二、状态',
    table(['状态', '政策步骤', '告诉村民的话', '等谁办'], all.map((state) => [
      `**${state.name}**`, state.step ?? '—', state.sentence, state.awaits.length === 0 ? '—' : state.awaits.join('、'),
    ])),
    ...(alsoAwaits.length === 0 ? [] : ['此外，这些情况也会进入待办：', list(alsoAwaits.map(({ who, sentence }) => `${who}：${sentence}`))]),
  ]
}

function parties({ parties: all }: ProcedureBook): string[] {
  return ['## 三、当事各方', table(['称呼', '是谁'], all.map(({ name, found }) => [`**${name}**`, found]))]
}

function mayTable({ states: all, may, wide }: ProcedureBook): string[] {
  const rows = all.flatMap(({ name }) => {
    const lines = may.filter((entry) => entry.state === name)
    if (lines.length === 0) return [[`**${name}**`, '—', '—']]
    return lines.map(({ who, acts: names }, index) => [index === 0 ? `**${name}**` : '', who, names.join('；')])
  })
  const everywhere = wide.map((one) => [`**${one.act}**`, one.who.join('、'), statesIn(all, one.states)])
  return ['## 四、谁能做什么', '系统到时间办理的不在表里，见“时限”。', table(['状态', '谁', '能做什么'], rows),
    ...(wide.length === 0 ? [] : ['这些办理在很多状态都可以做，上表不再重复：', table(['办理', '谁', '什么状态'], everywhere)])]
}

function acts({ acts: all, states: every }: ProcedureBook): string[] {
  return ['## 五、怎么办理', ...all.flatMap((act) => actSection(act, every))]
}

function actSection(act: ActEntry, every: ProcedureBook['states']): string[] {
  const facts = [
    `谁：${act.who.join('、')}${act.byClock ? '（到时间自动办理）' : ''}`,
    `从：${act.from.length === 0 ? '新的事项' : statesIn(every, act.from)} → 到：${act.to.length === 0 ? '状态不变' : act.to.join('或')}`,
    `办了以后：${act.consequence}`,
    ...(act.tells.length === 0 ? [] : [`通知：${act.tells.map(({ who, mustReach }) => `${who}${mustReach ? '（必须送达）' : ''}`).join('、')}`]),
    ...(act.oneByOne ? ['只能一件一件办，不能批量。'] : []),
    ...(act.rules.length === 0 ? [] : [`规则：${act.rules.join('、')}`]),
  ]
  return [
    `### ${act.name}`, list(facts),
    ...(act.byClock || act.fields.length === 0 ? [] : [table(['要填什么', '必填', '怎么填'], act.fields.map((field) => [
      field.label, field.needed ? '是' : '', field.choices.length === 0 ? field.kind : field.choices.join('／'),
    ]))]),
    ...refusals(act),
  ]
}

function refusals({ refusals: all }: ActEntry): string[] {
  if (all.length === 0) return []
  return ['办不了的时候，系统会这样说明：', list(all.map(({ sentence, rule }) => `${sentence}${rule === null ? '' : `（${rule}）`}`))]
}

function deadlines({ deadlines: all, states: every }: ProcedureBook): string[] {
  return ['## 六、时限', table(
    ['时限', '多长', '什么时候计时', '什么时候停', '谁负责', '到了怎么办'],
    all.map((one) => [
      `**${one.name}**${rulesIn(one.rules)}`, one.length, runsWhen(one, every), one.pausedIn.join('、') || '—', one.owner, late(one),
    ]),
  )]
}

function runsWhen({ runsIn, only }: DeadlineEntry, every: ProcedureBook['states']): string {
  const where = statesIn(every, runsIn)
  return only === null ? where : `${where}；${only}`
}

function late({ kind, onLate, onSoon }: DeadlineEntry): string {
  return `${onSoon === null ? '' : `快到时：${onSoon}`}${kind === 'limit' ? '超了：' : '到了：'}${onLate}`
}

function settings(tables: readonly SettingsTable[]): string[] {
  if (tables.length === 0) return ['## 七、设置', '没有可以调整的设置。']
  return [
    '## 七、设置',
    '下面是默认值。各县（区）可以在“设置”里调整，要由第二个人复核才生效；已经在办的事按派遣时记下的时限办，不往回改。',
    ...tables.flatMap(({ title, columns, sections }) => [
      `### ${title}`, ...sections.flatMap(({ name, rows }) => sectionOf(name, columns, rows)),
    ]),
  ]
}

/** What is the same in every line of a long table is said once above it. */
function sectionOf(name: string | null, columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const same = columns.map((_, index) => columns.length > 4 && rows.length > 1 && rows.every((row) => row[index] === rows[0]?.[index]))
  const [first = []] = rows
  const said = columns.flatMap((column, index) => (same[index] === true && first[index] !== '—' ? [`${column}：${first[index] ?? ''}`] : []))
  const kept = <T>(cells: readonly T[]) => cells.filter((_, index) => same[index] !== true)
  return [
    ...(name === null ? [] : [`**${name}**${said.length === 0 ? '' : `　${said.join('；')}`}`]), table(kept(columns), rows.map(kept)),
  ]
}

function readers({ readers: who }: ProcedureBook): string[] {
  return ['## 八、谁能看', list([
    `当事各方都能看：${who.parties.join('、')}。`, who.region, '被反映的人和单位，任何时候都看不到（R-129）。', ...who.hidden,
  ])]
}

/** Most states are told by those left out. */
function statesIn(every: ProcedureBook['states'], names: readonly string[]): string {
  const others = every.map((state) => state.name).filter((name) => !names.includes(name))
  if (others.length === 0) return '任何状态'
  return names.length > others.length ? `除了${others.join('、')}以外的状态` : names.join('、')
}

function rulesIn(rules: readonly string[]): string {
  return rules.length === 0 ? '' : `<br>${rules.join('、')}`
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [row(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n')
}

/** A cell is one line, and a bar in it is a letter. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', '<br>')
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

function details(summary: string, inner: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${inner}\n\n</details>`
}

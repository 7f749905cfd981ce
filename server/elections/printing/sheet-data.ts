/** What each printed sheet of an election says, made from the files and from what was published; nothing of a roll beyond its four columns and the number. */
import { boxKinds, checklist, choosers, handOverItems, itemsFor, lastDayToObject, posts, postsByRank, sexes, type Post, type Result } from '../../../core/election/index.ts'
import { dayForVillagers, dayOf, type WorkingCalendar } from '../../../core/time/index.ts'
import type { RollFile } from '../../../procedures/election-roll/roll-file.ts'
import { nameIn, roundNow, type ElectionFile, type Round } from '../../../procedures/village-election/election-file.ts'
import type { Sheets } from '../../printing/index.ts'
import { candidatesOf, nameOf, rollLines, type Publication } from '../public/publications.ts'
import { outcomeWords } from '../outcome-words.ts'

export const electionSheets = ['announcement', 'committee', 'roll', 'candidates', 'voting', 'proxies', 'result', 'cards', 'ballots', 'proxy-form', 'checklist', 'count', 'hand-over'] as const
export type ElectionSheet = (typeof electionSheets)[number]
export const notices = ['announcement', 'committee', 'candidates', 'voting', 'proxies', 'result'] as const
export type Notice = (typeof notices)[number]

export type Printing = {
  readonly file: ElectionFile
  readonly roll: RollFile | null
  readonly publications: readonly Publication[]
  /** What law said of each vote when it was announced, by its number. */
  readonly results: ReadonlyMap<number, Result>
  /** Township and village. */
  readonly place: string
  readonly title: string
  readonly calendar: WorkingCalendar
  /** Of the public page; a rehearsal has none. */
  readonly address: string | null
}

/** Null where there is nothing yet to print. */
export function noticeSheet(printing: Printing, notice: Notice, paper: 'a3' | 'a4', asked: number | undefined): Sheets['election-notice'] | null {
  const { file, publications, place } = printing
  const round = roundAsked(file, asked)
  const name = notice === 'voting' || notice === 'result' ? `${notice}-${round?.number ?? 0}` as const : notice
  const published = publications.find((one) => one.name === name)
  const last = published?.versions.at(-1)
  const words = published === undefined || last === undefined ? null : noticeWords(printing, notice, round)
  if (words === null || last === undefined) return null
  return {
    ...head(printing, words.title), paper, village: place, number: numberOf(publications, name), opening: words.opening, tables: words.tables, closing: words.closing, day: dayForVillagers(dayOf(last.at)), hash: last.hash,
  }
}

type Words = { readonly title: string; readonly opening: readonly string[]; readonly tables: Sheets['election-notice']['tables']; readonly closing: readonly string[] }

function noticeWords(printing: Printing, notice: Notice, round: Round | null): Words | null {
  const { file, roll, title } = printing
  switch (notice) {
    case 'announcement': return {
      title: '选举公告', opening: [`根据《中华人民共和国村民委员会组织法》，${title}定于${dayForVillagers(file.electionDay)}投票。`, `依据：${file.basis}。`],
      tables: [{ title: '应选名额', columns: ['职务', '名额'], wide: 1, rows: askedPosts(file.seats).map((post) => [posts[post], `${file.seats[post]} 人`]) }],
      closing: ['年满十八周岁、没有被剥夺政治权利的村民都有选举权和被选举权。任何组织和个人不得指定、委派或者撤换村民委员会成员。'],
    }
    case 'committee': return file.committee === null ? null : {
      title: '村民选举委员会名单', opening: [`${dayForVillagers(file.committee.heldOn)}由${choosers[file.committee.by]}推选产生村民选举委员会，主持${title}。`],
      tables: [{ title: '名单', columns: ['职务', '姓名'], wide: 1, rows: file.committee.members.map((person) => [person === file.committee?.head ? '主任' : person === file.committee?.deputy ? '副主任' : '委员', nameIn(file, person)]) }],
      closing: ['成员本人或者近亲属被提名为候选人的，退出选举委员会，按推选的得票顺序依次递补。'],
    }
    case 'candidates': {
      const slate = candidatesOf(file)
      return {
        title: '正式候选人名单', opening: [`${title}正式候选人名单公布如下。同一职务按姓名排列，不分先后。`],
        tables: askedPosts(file.seats).map((post) => ({ title: `${posts[post]}候选人（应选 ${file.seats[post]} 人）`, columns: ['姓名', '性别'], wide: 0, rows: slate[post].map(({ name, sex }) => [name, sex === null ? '' : sexes[sex]]) })), closing: [],
      }
    }
    case 'voting': return round === null ? null : {
      title: '投票日期和投票地点', opening: [`${title}${roundWords(round)}定于${dayForVillagers(round.day)}进行。请带身份证和参加选举证到投票点领票。`],
      tables: [
        { title: '投票点', columns: ['号', '投票点', '种类'], wide: 1, rows: round.stations.map(({ number, name, kind }) => [String(number), name, boxKinds[kind]]) },
        { title: '选票上的人', columns: ['职务', '应选', '候选人（按姓名排列）'], wide: 2, rows: askedPosts(round.seats).map((post) => [posts[post], `${round.seats[post]} 人`, round.slate[post].map(({ name }) => name).join('、')]) },
      ],
      closing: ['投票实行无记名，设秘密写票处。不能自己写票的，可以请代书处的人代写；因故不能到场的，要事先办书面委托。'],
    }
    case 'proxies': {
      const names = new Map(roll?.entries.map(({ person, name }) => [person, name]))
      return roll === null || roll.proxiesPublished === null ? null : {
        title: '委托投票名单', opening: [`${title}办理书面委托的名单公布如下，请大家监督。`],
        tables: [{ title: '名单', columns: ['序号', '委托人', '受托人'], wide: 2, rows: roll.proxies.filter(({ ended }) => ended === '').map(({ principal, trustee }, at) => [String(at + 1), names.get(principal) ?? '', names.get(trustee) ?? '']) }],
        closing: ['一个人最多接受三份委托；候选人不得接受委托；受托人不得再转委托。'],
      }
    }
    case 'result': return round === null || round.announced === null ? null : resultWords(printing, round)
  }
}

function resultWords({ file, title, results }: Printing, round: Round): Words | null {
  if (round.counted === null) return null
  const { papers, posts: counts } = round.counted.count
  const result = results.get(round.number) ?? null
  const won = new Set(result?.valid === true ? result.winners.map(({ person, post }) => `${post}/${person}`) : [])
  return {
    title: '选举结果报告单', opening: [`${title}${roundWords(round)}于${dayForVillagers(round.day)}进行，公开计票，结果如下。`],
    tables: [
      { title: '票数', columns: ['登记参加选举', '发出选票', '收回选票', '不是本次的票'], wide: 3, rows: [[`${papers.registered} 人`, `${papers.issued} 张`, `${papers.returned} 张`, `${papers.forged} 张`]] },
      ...askedPosts(round.seats).map((post) => ({
        title: `${posts[post]}（应选 ${round.seats[post]} 人，这一栏无效 ${counts[post].invalid} 张）`, columns: ['姓名', '得票', '结果'], wide: 0,
        rows: counts[post].votes.toSorted((one, other) => other.votes - one.votes).map(({ person, votes }) => [nameOf(file, person), `${votes} 票`, won.has(`${post}/${person}`) ? '当选' : '']),
      })),
    ],
    closing: [...outcomeWords(result, true, (person) => nameOf(file, person)).filter((one) => !one.startsWith('当选：')), '监票人（签字）：＿＿＿＿＿＿　　计票人（签字）：＿＿＿＿＿＿', '村民选举委员会主任（签字）：＿＿＿＿＿＿'],
  }
}

export function rollSheet(printing: Printing): Sheets['election-roll'] | null {
  const { roll, publications, place, title, calendar } = printing
  const last = publications.find(({ name }) => name === 'roll')?.versions.at(-1)
  if (roll === null || roll.published === null || last === undefined) return null
  const groups = Map.groupBy(rollLines(roll), ({ group }) => group)
  return {
    ...head(printing, '登记参加选举的村民名单'), village: place, number: numberOf(publications, 'roll'), day: dayForVillagers(roll.published.on), hash: last.hash,
    opening: [`${title}登记参加选举的村民共 ${roll.entries.length} 人，现予公布。对名单有异议的，请在${dayForVillagers(lastDayToObject(roll.published.on, calendar))}以前向村民选举委员会提出，三日内作出决定并公布。`],
    groups: [...groups].map(([name, people]) => ({ name: name === '' ? '不住在村里' : name, people: people.map(({ name: person, sex, kind }) => ({ name: person, sex, mark: { resident: '', away: '△', outside: '○' }[kind] })) })),
  }
}

export function cardSheet(printing: Printing, from: number, to: number): Sheets['voter-cards'] | null {
  const { roll, file, title } = printing
  const round = roundNow(file)
  if (roll === null || roll.sealedOn === null || round === null) return null
  return {
    ...head(printing, '参加选举证'), election: title, day: dayForVillagers(round.day), places: round.stations.filter(({ kind }) => kind !== 'mobile').map(({ name }) => name).join('、'),
    cards: roll.entries.filter(({ serial }) => serial >= from && serial <= to).toSorted((one, other) => one.serial - other.serial).map(({ serial, name, sex, group }) => ({ serial, name, sex: sex === null ? '' : sexes[sex], group })),
  }
}

export function ballotSheet(printing: Printing, post: Post, first: number, count: number): Sheets['ballot-papers'] | null {
  const round = roundNow(printing.file)
  if (round === null || round.seats[post] === 0) return null
  return {
    ...head(printing, `${posts[post]}选票`), election: printing.title, post: posts[post], tint: post, seats: round.seats[post], candidates: round.slate[post].map(({ name }) => name),
    blanks: round.kind === 'TIE' ? 0 : Math.min(3, round.seats[post]), day: dayForVillagers(round.day), first, count,
  }
}

/** Sheets that are filled in by hand. */
export function formSheet(printing: Printing, kind: 'proxy-form' | 'checklist' | 'count' | 'hand-over'): Sheets['election-form'] | null {
  const { file, title } = printing
  const round = roundNow(file)
  const form = (name: string, sheets: Sheets['election-form']['sheets']): Sheets['election-form'] => ({ ...head(printing, name), election: title, sheets })
  switch (kind) {
    case 'proxy-form': return form('委托书', [{ ...blank, title: '委托投票委托书', words: proxyWords(file), signers: ['委托人（签字、按手印）：＿＿＿＿＿＿＿＿　　　　＿＿＿＿年＿＿月＿＿日', '受托人（签字）：＿＿＿＿＿＿＿＿　　　　　　　＿＿＿＿年＿＿月＿＿日', '村民选举委员会（核对、盖章）：＿＿＿＿＿＿＿＿'] }])
    case 'checklist': return round === null ? null : form('投票点检查清单', round.stations.map(({ number, name, kind: box }) => ({
      ...blank, title: '投票点检查清单', under: `${number} 号　${name}（${boxKinds[box]}）　${dayForVillagers(round.day)}`, words: ['下面每一项都做到、查过，才能开始投票。候选人和候选人的近亲属不能在这里唱票、计票、监票。'],
      ticks: [...itemsFor(box === 'mobile').map((item) => checklist[item]), `工作人员至少 ${file.rules.staffLeast} 人，监票至少 ${file.rules.scrutineersLeast} 人`],
      tables: [{ title: '工作人员', columns: ['做什么', '姓名', '签字'], widths: [40, 50, 0], height: 7, rows: ['主持', '登记发票', '监票', '监票', '秩序', '代书'].map((duty) => [duty, '', '']) }, { title: '票数', columns: ['领到选票', '发出', '剩下', '写坏作废', '封条号'], widths: [32, 32, 32, 32, 0], height: 8, rows: [['', '', '', '', '']] }],
      signers: ['负责人（签字）：＿＿＿＿＿＿＿＿　　　监票人（签字）：＿＿＿＿＿＿＿＿'],
    })))
    case 'count': return round === null ? null : form('计票表', askedPosts(round.seats).map((post) => ({
      ...blank, title: `计票表　${posts[post]}`, under: `应选 ${round.seats[post]} 人　${dayForVillagers(round.day)}　第＿＿份`, words: ['票从箱里全部倒出、当众混匀以后再唱。唱一票，在他后面的格里画“正”字一笔；看不清、选多了的记在“无效”里。两个人各记一份，互相不看，两份一样才算。'],
      tables: [{ title: '得票', columns: ['姓名', '画“正”字', '合计'], widths: [34, 0, 22], height: 16, rows: [...round.slate[post].map(({ name }) => name), ...Array.from({ length: 2 }, () => '（另选）'), '无效', '没有写'].map((name) => [name, '', '']) }],
      signers: ['唱票（签字）：＿＿＿＿＿＿　计票（签字）：＿＿＿＿＿＿　监票（签字）：＿＿＿＿＿＿'],
    })))
    case 'hand-over': return file.decidedAt === null ? null : form('移交清单', [{
      ...blank, title: '村民委员会工作移交清单', words: ['新一届村民委员会产生之日起十日内完成移交，由村民选举委员会主持，乡镇监督。一式三份，新、老村民委员会和乡镇各存一份。'],
      tables: [{ title: '清单', columns: ['项目', '名称、数量、存放的地方', '移交', '接收'], widths: [26, 0, 20, 20], height: 18, rows: Object.values(handOverItems).map((item) => [item, '', '', '']) }],
      signers: ['移交人（签字）：＿＿＿＿＿＿　接收人（签字）：＿＿＿＿＿＿', '村民选举委员会（签字）：＿＿＿＿＿＿　乡镇监督（签字）：＿＿＿＿＿＿', '＿＿＿＿年＿＿月＿＿日'],
    }])
  }
}

const blank = { under: '', words: [], ticks: [], tables: [], signers: [] }

function proxyWords(file: ElectionFile): readonly string[] {
  return [
    `本人＿＿＿＿＿＿（名单上的号：＿＿＿＿），因＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿，在${dayForVillagers(roundNow(file)?.day ?? file.electionDay)}投票那天不能到场，现委托＿＿＿＿＿＿（名单上的号：＿＿＿＿）代我领票、投票。`,
    '受托人按我的意思投票，不再转委托给别人。', '受托人要在登记参加选举的村民名单上，不能是任何职务的候选人，接受的委托最多三份。委托人和受托人的名单要公布。',
  ]
}

function head({ file, place, address }: Printing, title: string) {
  return { title, publisher: `${place}村民选举委员会`, rehearsal: file.rehearsal, ...(address === null ? {} : { address }) }
}

function roundAsked({ rounds }: Pick<ElectionFile, 'rounds'>, number: number | undefined): Round | null {
  return number === undefined ? rounds.at(-1) ?? null : rounds.find((round) => round.number === number) ?? null
}

function askedPosts(seats: ElectionFile['seats']): readonly Post[] {
  return postsByRank.filter((post) => seats[post] > 0)
}

function roundWords({ number, kind }: Round): string {
  return kind === 'RERUN' ? `另行选举（第 ${number} 次投票）` : kind === 'TIE' ? `票数相同的再次投票（第 ${number} 次投票）` : number === 1 ? '投票' : `重新投票（第 ${number} 次投票）`
}

/** As they follow one another on the board; the hand-over is no notice of the committee. */
function numberOf(publications: readonly Publication[], name: string): string {
  const at = publications.filter((one) => one.name !== 'hand-over').findIndex((one) => one.name === name)
  return at === -1 ? '' : `公告第${inWords(at + 1)}号`
}

function inWords(number: number): string {
  const digits = [...'零一二三四五六七八九']
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return tens === 0 ? digits[ones] ?? '' : `${tens === 1 ? '' : digits[tens] ?? ''}十${ones === 0 ? '' : digits[ones] ?? ''}`
}

/** A whole election of a village in the browser, as a rehearsal: launched, registered, nominated, two boxes, a tie, the vote that settles it, handed over. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import type { DemoPerson } from '../core/village/index.ts'
import { dayOf } from '../core/time/index.ts'
import { boxKey, electionKey, nameOfKey, rollKey } from '../procedures/village-election/names.ts'
import { perform } from '../server/acts/index.ts'
import { parseDossierKey } from '../server/dossiers/index.ts'
import { openStage, until } from '../tools/testing/stage.ts'

const stage = openStage({ background: true })
const names = { election: '', roll: '', term: 0, run: 0 }
const committee = ['council-chair', 'virtue-recorder', 'council-member-3'] as const
const pages = new Map<string, Page>()

const stateOf = async (name: string): Promise<string> => String((await stage.platform.ownerQuery(`select state from dossiers where id = '${name.slice(7)}'`))[0]?.['state'])
const reached = async (name: string, state: string) => { await until(`${name} ${state}`, async () => await stateOf(name) === state) }
const box = (round: number, number: number) => nameOfKey(boxKey(stage.platform.village.code, names.term, names.run, round, number))
/** One page a person, kept open. */
const at = async (userName: string, path: string): Promise<Page> => {
  const page = pages.get(userName) ?? await stage.as(userName)
  pages.set(userName, page)
  await page.goto(`${stage.platform.url}${path}`)
  return page
}
const press = async (page: Page, name: string | RegExp) => { await page.getByRole('button', { name }).first().click() }
const unfold = async (page: Page, name: string) => { await page.locator('summary').filter({ hasText: name }).first().click() }
const pick = async (page: Page, field: string, text: string, person: string) => {
  await page.locator(`#${field}-narrow`).fill(text)
  await page.locator(`input[name="${field}"][value="${person}"]`).check()
}
/** What a colleague does meanwhile on another machine. */
const meanwhile = async (userName: string, dossier: string, act: string, form: object) => {
  const { actor } = await stage.platform.signInAs(userName)
  await perform(stage.platform.door, { act: { id: randomUUID(), act, form, channel: 'console', occurredAt: Date.now() }, dossier: parseDossierKey(dossier) ?? assert.fail(dossier), actor })
}

type Cast = { readonly committee: readonly DemoPerson[]; readonly chairs: readonly DemoPerson[]; readonly members: readonly DemoPerson[]; readonly others: readonly DemoPerson[] }
/** Fourteen grown people of different households who can be told apart by name, sex and year. */
function cast(): Cast {
  const { village } = stage.platform
  const key = ({ name, gender, birthDate }: DemoPerson) => `${name}${gender}${birthDate.slice(0, 4)}`
  const grown = village.persons.filter(({ birthDate, hukouVillage, residenceVillage }) => birthDate < '1995-01-01' && birthDate > '1960-01-01' && hukouVillage === village.code && residenceVillage === village.code)
  const counts = Map.groupBy(village.persons, key)
  const seated = committee.map((name) => village.persons.find(({ id }) => id === village.accounts.find(({ username }) => username === name)?.person) ?? assert.fail(name))
  const used = new Set(seated.map(({ id }) => id))
  const homes = new Set(village.households.filter(({ members }) => members.some(({ person }) => used.has(person))).map(({ id }) => id))
  const take = (count: number, gender: number): DemoPerson[] => {
    const taken: DemoPerson[] = []
    for (const one of grown) {
      const home = village.households.filter(({ members }) => members.some(({ person }) => person === one.id)).map(({ id }) => id)
      if (taken.length === count || one.gender !== gender || used.has(one.id) || counts.get(key(one))?.length !== 1 || home.some((id) => homes.has(id))) continue
      used.add(one.id)
      for (const id of home) homes.add(id)
      taken.push(one)
    }
    return taken
  }
  return { committee: seated, chairs: take(2, 1), members: take(3, 2), others: take(6, 1) }
}

describe('A village elects its committee', () => {
  it('is launched by the township, chooses its election committee and makes its roll (R-200…R-209)', async () => {
    const { village } = stage.platform
    const people = cast()
    const town = await at('town-dispatcher', `/console/elections/launch?village=${village.code}`)
    await town.getByLabel('依据').fill('演练用的换届文件')
    await press(town, '启动演练')
    await town.waitForURL(/\/console\/elections\/\d{6}-/)
    names.election = town.url().split('/').at(-1) ?? ''
    const [row] = await stage.platform.ownerQuery(`select (file ->> 'term')::int as term, (file ->> 'run')::int as run from dossiers where id = '${names.election.slice(7)}'`)
    Object.assign(names, { term: Number(row?.['term']), run: Number(row?.['run']) })
    assert.equal(nameOfKey(electionKey(village.code, names.term, names.run)), names.election)
    names.roll = nameOfKey(rollKey(village.code, names.term, names.run))

    const secretary = await at('party-secretary', `/console/elections/${names.election}`)
    await secretary.locator('input[name="by"][value="representatives"]').check()
    await secretary.getByLabel('哪天开的会').fill(dayOf(Date.now()))
    await secretary.getByLabel('会议决议').fill('应到 30 人，实到 28 人，无记名推选')
    await secretary.getByLabel('选举委员会几个人').selectOption('3')
    for (const { id, name } of people.committee) await pick(secretary, 'ranking', name, id)
    await secretary.locator('select[name="head"]').selectOption(people.committee[0]?.id ?? '')
    await secretary.locator('select[name="deputy"]').selectOption(people.committee[1]?.id ?? '')
    await press(secretary, /推选|登记/)
    await reached(names.election, 'REGISTERING')

    const head = await at('council-chair', `/console/elections/${names.election}/roll`)
    await press(head, '开名册')
    await reached(names.roll, 'ENTERING')
    await unfold(head, '从 Excel 导入')
    const lines = [...people.committee, ...people.chairs, ...people.members, ...people.others].map(({ name, gender, birthDate }) => `${name},${gender === 2 ? '女' : '男'},${birthDate.slice(0, 4)}`)
    await head.locator('input[type="file"]').setInputFiles({ name: 'roll.csv', mimeType: 'text/csv', buffer: Buffer.from(['姓名,性别,出生年', ...lines].join('\n')) })
    await press(head, '把这 14 人列入名单')
    await head.getByText('列入了 14 人').waitFor()
    await unfold(head, '公布名册')
    await head.getByLabel('公布在哪里').fill('村务公开栏')
    await press(head, '公布名册')
    await reached(names.roll, 'PUBLISHED')
  })

  it('nominates, reviews and publishes its candidates, and settles the roll (R-210…R-217)', async () => {
    const people = cast()
    const head = await at('council-chair', `/console/elections/${names.election}/candidates`)
    await press(head, /提名/)
    await reached(names.election, 'NOMINATING')
    await unfold(head, '登记提名')
    const [first, ...rest] = [...people.chairs.map((one) => ({ one, post: 'chair' })), ...people.members.map((one) => ({ one, post: 'member' }))]
    await pick(head, 'person', first?.one.name ?? '', first?.one.id ?? '')
    await head.locator('input[name="post"][value="chair"]').check()
    await head.locator('input[name="by"][value="voters"]').check()
    await head.getByRole('form', { name: '登记提名' }).getByRole('button', { name: '登记提名' }).click()
    await head.getByText('提名 1 人').waitFor()
    for (const { one, post } of rest) await meanwhile('virtue-recorder', names.election, 'nominate', { person: one.id, post, by: 'voters' })
    const town = await at('town-dispatcher', `/console/elections/${names.election}/candidates`)
    await town.getByLabel('联审结论的文号').first().fill('镇联审〔演示〕3 号')
    await press(town, '5 人都通过')
    await until('five reviewed', async () => Number((await stage.platform.ownerQuery(`select count(*)::int as passed from dossiers, jsonb_array_elements(file -> 'nominees') as one where id = '${names.election.slice(7)}' and one -> 'review' ->> 'passed' = 'true'`))[0]?.['passed']) === 5)
    await at('council-chair', `/console/elections/${names.election}/candidates`)
    await unfold(head, '公布候选人')
    await head.getByLabel('公布在哪里').fill('村务公开栏')
    await press(head, '公布候选人')
    await reached(names.election, 'CANDIDATES')
    await at('council-chair', `/console/elections/${names.election}/roll`)
    await unfold(head, '确定名册')
    await press(head, '确定名册')
    await reached(names.roll, 'SEALED')
  })

  it('prepares a hall and a mobile box, votes, counts by two, and finds a tie (R-220…R-222, R-228, R-229)', async () => {
    await prepare(1, true)
    await vote(1, [10, 4])
    await count(1, [...papers(6, '134'), ...papers(6, '135'), ...papers(2, '145')])
    const head = await at('council-chair', `/console/elections/polling/${names.election}`)
    await press(head, '合计结果')
    await head.getByText(/得票相同.*只在他们中间再投一次票/).waitFor()
    await announce(head)
    await reached(names.election, 'ROUND')
  })

  it('votes again among the two alone, and hands over (R-222, R-232)', async () => {
    const head = await at('council-chair', `/console/elections/${names.election}/places`)
    await head.getByText('委员 1 个名额').waitFor()
    await prepare(2, false)
    await vote(2, [12])
    await count(2, [...papers(7, '1'), ...papers(5, '2')])
    await at('council-chair', `/console/elections/polling/${names.election}`)
    await press(head, '合计结果')
    await head.getByText('名额都选出来了').waitFor()
    await announce(head)
    await reached(names.election, 'DECIDED')
    await at('council-chair', `/console/elections/${names.election}`)
    await head.locator('input[name="items"]').first().waitFor()
    for (const item of await head.locator('input[name="items"]').all()) await item.check()
    await head.getByLabel('谁移交').fill('上一届主任')
    await head.getByLabel('谁接收').fill('新一届主任')
    await head.getByLabel('清单和说明').fill('公章两枚，台账一式三份（演练）')
    await press(head, '登记移交')
    await reached(names.election, 'HANDED_OVER')
  })
})

/** So many alike, by the keys of who is on them. */
function papers(many: number, keys: string): string[] {
  return Array.from({ length: many }, () => `${keys}\n`)
}

async function prepare(round: number, mobile: boolean): Promise<void> {
  const head = await at('council-chair', `/console/elections/${names.election}/places`)
  await head.getByLabel('第 2 个：叫什么、在哪里').fill('流动票箱')
  if (!mobile) await press(head, '去掉第 2 个')
  await press(head, '安排投票')
  await reached(names.election, 'PREPARED')
  await press(head, '建档')
  await reached(box(round, mobile ? 2 : 1), 'PREPARING')
  for (const number of mobile ? [1, 2] : [1]) {
    await at('council-chair', `/console/elections/polling/boxes/${box(round, number)}`)
    await head.locator('input[name="checked"]').first().waitFor()
    for (const item of await head.locator('input[name="checked"]').all()) await item.check()
    for (let member = 0; member < 3; member += 1) await head.locator('.polling-add button').first().click()
    await head.getByLabel('领到多少张选票').fill('30')
    await head.getByLabel('空箱封条编号').fill('演示封')
    await press(head, '准备好了')
    await reached(box(round, number), 'READY')
  }
  await at('council-chair', `/console/elections/polling/${names.election}`)
  await press(head, /发领票资格/)
  await head.getByText('已发到 14 号').waitFor()
  await at('council-chair', `/console/elections/polling/${names.election}`)
  await press(head, '开始投票')
  await reached(names.election, 'VOTING')
}

/** The first two at each box by the clerk's keyboard, the others at the same desk faster than anybody types. */
async function vote(round: number, marks: readonly number[]): Promise<void> {
  let serial = 1
  const head = await at('council-chair', `/console/elections/polling/${names.election}`)
  for (const [nth, many] of marks.entries()) {
    await at('council-chair', `/console/elections/polling/boxes/${box(round, nth + 1)}/marks`)
    for (let hand = 0; hand < 2; hand += 1) {
      await head.getByLabel('号或者姓名').fill(String(serial + hand))
      await head.keyboard.press('Enter')
      await head.getByText(`${serial + hand} 号 `).and(head.locator('.marks__big')).waitFor()
    }
    await meanwhile('virtue-recorder', box(round, nth + 1), 'mark', { serials: Array.from({ length: many - 2 }, (_, at) => serial + 2 + at) })
    serial += many
    await at('council-chair', `/console/elections/polling/boxes/${box(round, nth + 1)}`)
    await unfold(head, '封箱')
    await head.getByLabel('剩下的空白票').fill(String(30 - many))
    await head.getByText('对上了').waitFor()
    await head.getByLabel('封箱封条编号').fill('演示封')
    await press(head, '封箱')
    await reached(box(round, nth + 1), 'SHUT')
  }
  await at('council-chair', `/console/elections/polling/${names.election}`)
  await press(head, '结束投票')
  await reached(names.election, 'COUNTING')
}

async function count(round: number, papers: readonly string[]): Promise<void> {
  const head = await at('council-chair', `/console/elections/polling/boxes/${box(round, 1)}`)
  await head.getByLabel('票从箱里全部倒出、当众混匀以后再唱').check()
  await press(head, '开箱')
  await reached(box(round, 1), 'COUNTING')
  for (const [copy, who] of [['A', 'council-chair'], ['B', 'virtue-recorder']] as const) {
    const seat = await at(who, `/console/elections/polling/boxes/${box(round, 1)}/sheets/${copy}`)
    await press(seat, '由我录这一份')
    await seat.getByText('第 1 张').first().waitFor()
    for (const paper of papers) for (const key of paper) await seat.keyboard.press(key === '\n' ? 'Enter' : key)
    await seat.getByText(`已录 ${papers.length} 张，已存 ${papers.length} 张`).waitFor()
    await press(seat, '票都唱完了，交这一份')
    await seat.getByLabel('箱里一共多少张').fill(String(papers.length))
    await press(seat, '这一份录完，交上去')
    await seat.getByText(copy === 'A' ? '等另一份录完' : '两份一致').first().waitFor()
  }
  await reached(box(round, 1), 'AGREED')
}

async function announce(head: Page): Promise<void> {
  await head.getByLabel('在哪里当场宣布、张贴').fill('村委会会场')
  await head.getByLabel('谁宣布的（职务）').fill('选举委员会主任')
  await press(head, '当场公布')
}

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { asVillager } from '../../core/procedure/actor.ts'
import { inOffice } from '../../core/procedure/testing/places.ts'
import { dayOf } from '../../core/time/index.ts'
import type { ElectionLaunch, ElectionList, ElectionView, ReadRoll, RegisterPage, RollPage } from '../../core/view/elections.ts'
import { electionKey, firstRehearsal, nameOfKey, rollKey } from '../../procedures/village-election/names.ts'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { launchOf } from './launch.ts'

describe('Elections before the day of the vote, over HTTP', () => {
  let platform: RunningPlatform
  let own: { readonly current: string; readonly rehearsal: string; readonly term: number }
  before(async () => {
    platform = await startPlatform({ faces: false })
    const { items } = (await ask('town-dispatcher', '/api/elections')).json<ElectionList>()
    const current = items.find(({ state }) => state === 'NOMINATING')
    own = { current: current?.id ?? '', rehearsal: items.find(({ rehearsal }) => rehearsal)?.id ?? '', term: Number(/\d{4}/.exec(current?.title ?? '')?.[0]) }
  })
  after(() => platform.close())

  const ask = async (who: string, url: string) => await platform.app.inject({ method: 'GET', url, headers: { cookie: (await platform.signInAs(who)).cookie } })
  const act = async (who: string, body: object) => {
    const { cookie, csrf } = await platform.signInAs(who)
    return await platform.app.inject({ method: 'POST', url: '/api/acts', headers: { cookie, 'x-csrf-token': csrf }, payload: { id: randomUUID(), ...body } })
  }
  const viewOf = async (who: string, id: string) => (await ask(who, `/api/elections/${id}`)).json<ElectionView>()

  it('R-231: township and county see every election of their villages with its next step and last legal day, the village its own', async () => {
    for (const who of ['town-dispatcher', 'civil-affairs', 'village-cadre', 'village-supervisor', 'council-chair']) {
      const { items, mayLaunch } = (await ask(who, '/api/elections')).json<ElectionList>()
      // Who sits in this term's committee did not sit in the last one's.
      assert.deepEqual(items.map(({ state }) => state), [...(who === 'council-chair' ? [] : ['ARCHIVED']), 'NOMINATING', 'PREPARED'], who)
      assert.equal(mayLaunch, who === 'town-dispatcher' || who === 'civil-affairs')
      const running = items.find(({ state }) => state === 'NOMINATING')
      assert.deepEqual([running?.next?.name, running?.late], ['办异议、确定名册', []])
      assert.match(running?.next?.latest ?? '', /^\d{4}-\d{2}-\d{2}$/)
    }
    const late = (await ask('town-dispatcher', '/api/elections?state=late')).json<ElectionList>()
    assert.deepEqual(late.items, [])
    const table = await ask('town-dispatcher', '/api/elections/export')
    assert.equal(table.body.split('\r\n').length, 5)
  })

  it('R-024, R-209: refused to whoever law does not name: a foreign villager, a candidate\'s relative, another township, administrators, other offices', async () => {
    const paths = (id: string) => [`/api/elections/${id}`, `/api/elections/${id}/roll`, `/api/elections/${id}/roll/export?format=csv`, `/api/elections/${id}/register`]
    for (const path of paths(own.current)) {
      assert.equal((await ask('villager', path)).statusCode, 403, 'a villager has the public page')
      for (const who of ['system-admin', 'security-admin', 'audit-admin', 'transport-handler', 'county-center', 'grid-worker-1', 'temperance-chair']) assert.equal((await ask(who, path)).statusCode, 404, `${who} ${path}`)
    }
    const { committee, nominees } = await viewOf('council-chair', own.current)
    const strangers = [
      inOffice(randomUUID(), 'TOWN_DISPATCHER', '140423101', 'government'), inOffice(randomUUID(), 'VILLAGE_CADRE', '140423100298', 'committee'), inOffice(nominees[0]?.person ?? '', 'GRID_WORKER', platform.village.code, 'committee'), asVillager(nominees[0]?.person ?? ''),
    ]
    for (const actor of strangers) {
      const seen = await platform.database.reading({ role: 'app', actor }, (transaction) => transaction.selectFrom('dossiers').select('id').where('procedure', 'in', ['village-election', 'election-roll', 'election-box']).execute())
      assert.deepEqual(seen, [], actor.mandate?.office)
    }
    assert.equal(committee?.members.length, 5)
    assert.equal((await ask('village-cadre', `/api/elections/${own.current}`)).statusCode, 200)
    assert.equal((await ask('village-cadre', `/api/elections/${own.current}/roll`)).statusCode, 404, 'a cadre who is not of the committee reads the roll that is public')
    assert.equal((await ask('village-supervisor', `/api/elections/${own.current}/register`)).statusCode, 403, 'supervisors look at the roll, not at the register')
  })

  it('R-209: the office of a member of the election committee is a seat and nothing else: who is of the committee reads by it, nobody else does', async () => {
    const { committee } = await viewOf('council-chair', own.current)
    const seen = async (person: string) => await platform.database.reading({ role: 'app', actor: inOffice(person, 'ELECTION_MEMBER', platform.village.code, 'committee') }, async (transaction) => (
      (await transaction.selectFrom('dossiers').select('procedure').distinct().orderBy('procedure').execute()).map(({ procedure }) => procedure)))
    const member = await seen(committee?.members[1]?.person ?? '')
    assert.ok(['election-roll', 'village-election'].every((one) => member.includes(one)), member.join())
    assert.deepEqual(await seen(randomUUID()), [])
  })

  it('R-200: a real election is blocked by what of the province nobody confirmed, and says what', async () => {
    const launch = (await ask('town-dispatcher', `/api/elections/launch/${platform.village.code}`)).json<ElectionLaunch>()
    assert.equal(launch.mayLaunch, true)
    assert.ok(launch.suggestedDay > launch.earliestDay)
    assert.ok(launch.steps.some(({ name, latest }) => name === '公布登记名册' && latest !== null))
    assert.equal((await ask('town-dispatcher', '/api/elections/launch/140423101201')).statusCode, 403)
    const elsewhere = await platform.ownerQuery<{ code: string }>(`select code from regions where level = 'VILLAGE' and code like '140405%' and valid_to is null and kind = 'statutory' limit 1`)
    const blocked = await platform.database.reading({ role: 'app', actor: inOffice(randomUUID(), 'CIVIL_AFFAIRS', '140405', 'civil-affairs') }, (transaction) => (
      launchOf(transaction, platform.door, { village: elsewhere[0]?.code ?? '', office: 'CIVIL_AFFAIRS', day: null })))
    assert.ok(blocked.unconfirmed.length > 10 && blocked.unconfirmed.every(({ title, sources }) => title !== '' && sources.length > 0))
    assert.deepEqual(launch.unconfirmed.filter(({ blocks }) => blocks.includes('election')), [], 'confirmed in the demonstration county')
  })

  it('R-202, R-207: the roll of more than 1,200 people is made from the register in batches, never with a birthday, and paged by number', async () => {
    const { ownerQuery, village } = platform
    const town = village.code.slice(0, 9)
    await ownerQuery(`insert into persons (county, id, name, gender, birth_date, hukou_village, hukou_place, residence_village, place, created_at, updated_at)
      select $1, gen_random_uuid(), '演示' || nth, nth % 2 + 1, case when nth % 40 = 0 then null when nth % 41 = 0 then '2020-05-05'::date else '1970-05-05'::date + nth end,
        $2::text, rpad($2::text, 15, '0')::bigint, case when nth % 10 = 0 then $3::text else $2::text end, rpad(case when nth % 10 = 0 then $3::text else $2::text end, 15, '0')::bigint, now(), now() from generate_series(1, 900) as nth`,
    [Number(village.code.slice(0, 6)), village.code, `${town}298`])
    const run = firstRehearsal + 1
    const [election, roll] = [nameOfKey(electionKey(village.code, own.term, run)), nameOfKey(rollKey(village.code, own.term, run))]
    const launched = await act('town-dispatcher', { dossier: election, procedure: 'village-election', act: 'announce', form: { village: village.code, term: own.term, run, electionDay: dayOf(platform.door.clock() + 40 * 86_400_000), chair: 1, vice: 0, member: 2, basis: '演练一遍' } })
    assert.equal(launched.statusCode, 201, launched.body)
    const register = (await ask('village-cadre', `/api/elections/${election}/register`)).json<RegisterPage>()
    assert.ok(register.minors > 0 && register.items.length > 1200)
    const member = (await platform.signInAs('council-chair')).actor.person ?? ''
    const others = register.items.filter(({ person, registration }) => person !== member && registration === 'resident').slice(0, 2).map(({ person }) => person)
    const formed = await act('village-cadre', { dossier: election, act: 'form-committee', seen: 1, form: { by: 'representatives', heldOn: dayOf(platform.door.clock()), resolution: '应到 30 人，实到 28 人', size: 3, ranking: [member, ...others], head: member, deputy: others[0] } })
    assert.equal(formed.statusCode, 201, formed.body)
    assert.equal((await ask('village-cadre', `/api/elections/${election}/register`)).statusCode, 403, 'once a committee stands the register is the committee\'s')
    assert.equal((await act('council-chair', { dossier: roll, procedure: 'election-roll', act: 'open', form: { village: village.code, term: own.term, run } })).statusCode, 201)
    const { items } = (await ask('council-chair', `/api/elections/${election}/register`)).json<RegisterPage>()
    const resident = items.filter(({ registration, noBirthday, lacks }) => registration === 'resident' && !noBirthday && lacks.length === 0)
    assert.ok(resident.length > 1200, String(resident.length))
    assert.ok(items.filter(({ registration }) => registration === 'away').every(({ lacks }) => lacks.includes('declaration')))
    for (let from = 0; from < resident.length; from += 200) {
      const entered = await act('council-chair', { dossier: roll, act: 'enter', form: { entries: resident.slice(from, from + 200).map(({ person }) => ({ person })) } })
      assert.equal(entered.statusCode, 201, entered.body)
    }
    const minor = await ownerQuery<{ id: string }>(`select id from persons where birth_date = '2020-05-05' limit 1`)
    assert.equal((await act('council-chair', { dossier: roll, act: 'enter', form: { entries: [{ person: minor[0]?.id ?? '' }] } })).json<{ code: string }>().code, 'not-of-age')
    const away = items.find(({ registration, noBirthday }) => registration === 'away' && !noBirthday)
    assert.equal((await act('council-chair', { dossier: roll, act: 'enter', form: { entries: [{ person: away?.person ?? '' }] } })).json<{ code: string }>().code, 'registration-incomplete')
    let next: number | null = 0
    const serials: number[] = []
    for (; next !== null;) {
      const page: RollPage = (await ask('council-chair', `/api/elections/${election}/roll?after=${next}&limit=500`)).json<RollPage>()
      serials.push(...page.items.map(({ serial }) => serial))
      next = page.next
      assert.equal(page.head.count, resident.length)
    }
    assert.deepEqual(serials, Array.from({ length: resident.length }, (_, at) => at + 1))
    const left = (await ask('council-chair', `/api/elections/${election}/register`)).json<RegisterPage>()
    assert.equal(left.items.filter(({ registration, noBirthday }) => registration === 'resident' && !noBirthday).length, 0, 'after a stop only those who are missing are offered again')
    const csv = await ask('town-dispatcher', `/api/elections/${election}/roll/export?format=csv`)
    assert.equal(csv.body.split('\r\n')[0], '\uFEFF序号,姓名,性别,村民小组,登记类别')
    assert.equal(csv.body.split('\r\n').length, resident.length + 2)
    assert.doesNotMatch(csv.body, /19\d\d-/)
    const { steps } = await viewOf('council-chair', election)
    assert.equal(steps.find(({ key }) => key === 'roll')?.standing, 'now')
  })

  it('R-202: a table is held against the register line by line; one fault and nobody is offered', async () => {
    const election = nameOfKey(electionKey(platform.village.code, own.term, firstRehearsal + 1))
    const { cookie, csrf } = await platform.signInAs('council-chair')
    const read = async (text: string) => (await platform.app.inject({ method: 'POST', url: `/api/elections/${election}/read-roll`, headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/octet-stream' }, payload: Buffer.from(text) })).json<ReadRoll>()
    const good = await read('姓名,身份证号,本人表示参加\n演示10,不读这一栏,是\n演示1,不读,\n')
    assert.deepEqual(good.ok && [good.entries.map(({ name, declared }) => [name, declared]), good.already], [[['演示10', true]], 1])
    const bad = await read('姓名,本人表示参加\n演示10,\n没有这个人,\n演示20,是\n演示20,是\n')
    assert.deepEqual(!bad.ok && bad.faults.map(({ row }) => row), [2, 3, 5])
    assert.equal((await read('名字\n演示10\n')).ok, false)
  })
})

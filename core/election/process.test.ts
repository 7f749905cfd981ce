import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, calendar } from '../time/example-calendar.ts'
import * as law from './index.ts'
import { unconfirmedPack } from './index.ts'

const rules = law.rulesOf(unconfirmedPack)
const kin = (person: string, other: string) => ({ person, relation: 'sibling', other } as const)

describe('The roll', () => {
  const facts: law.RegistrationFacts = { hukouHere: true, livesHere: true, declared: false, livesOrServesSince: null, applied: false, resolution: null, hukouVillageProof: false }
  it('R-201: refuses who is deprived of political rights, and nothing else but age can be asked', () => {
    assert.equal(law.faultOfEligibility({ bornOn: '1980-01-01', deprivedOfPoliticalRights: true }, '2026-06-30'), 'deprived-of-political-rights')
    assert.equal(law.faultOfEligibility({ bornOn: '2008-07-01', deprivedOfPoliticalRights: false }, '2026-06-30'), 'not-of-age')
    assert.equal(law.faultOfEligibility({ bornOn: '2008-06-30', deprivedOfPoliticalRights: false }, '2026-06-30'), null)
  })
  it('R-202: enters residents, asks those away for their word and those from outside for a year, an application and a resolution', () => {
    assert.deepEqual(law.lacksOf(facts, '2026-05-01', rules), [])
    assert.deepEqual(law.lacksOf({ ...facts, livesHere: false }, '2026-05-01', rules), ['declaration'])
    assert.deepEqual(law.lacksOf({ ...facts, livesHere: false, declared: true }, '2026-05-01', rules), [])
    const outside = { ...facts, hukouHere: false }
    assert.deepEqual(law.lacksOf(outside, '2026-05-01', rules), ['a-year-here', 'application', 'resolution'])
    const whole = { ...outside, livesOrServesSince: '2025-05-01', applied: true, resolution: '村民代表会议决议' }
    assert.deepEqual(law.lacksOf(whole, '2026-05-01', rules), [])
    assert.deepEqual(law.lacksOf(whole, '2026-04-30', rules), ['a-year-here'])
    assert.deepEqual(law.lacksOf(whole, '2026-05-01', { hukouVillageProof: true }), ['hukou-village-proof'])
  })
  it('R-203: refuses a second village and names the first', () => {
    assert.equal(law.villageOfEarlierRegistration('a', '乙村', [{ person: 'a', village: '甲村' }]), '甲村')
    assert.equal(law.villageOfEarlierRegistration('a', '甲村', [{ person: 'a', village: '甲村' }]), null)
  })
  it('R-205: rolls the last day of objections and of rulings over a holiday', () => {
    assert.equal(law.lastDayToObject('2026-09-28', calendar), '2026-10-08')
    assert.equal(law.rulingDue('2026-09-29', calendar), '2026-10-08')
    assert.equal(law.mayObject(at('2026-09-27 12:00'), '2026-09-28', calendar), false)
  })
  it('R-206: put off by thirty days the roll holds, by thirty-one it is published anew', () => {
    assert.deepEqual([law.mustRenewRoll('2026-06-01', '2026-07-01', rules), law.mustRenewRoll('2026-06-01', '2026-07-02', rules)], [false, true])
  })
  it('R-207: publishes four columns, whatever else is known', () => {
    const entry = { person: 'x', name: '张演示', sex: 'woman', group: '一组', registration: 'away', telephone: '没有' } as const
    assert.deepEqual(Object.keys(law.publishedLine(entry)), ['name', 'sex', 'group', 'registration'])
    assert.deepEqual(Object.keys(law.publishedRollColumns), ['name', 'sex', 'group', 'registration'])
  })
  it('R-208, R-022: leaves nobody out of the denominator unless the province allows it and it was resolved and published', () => {
    const roll = ['a', 'b', 'c', 'c'].map((person) => ({ person }))
    const away: law.Unreachable = { persons: ['b', 'c', 'stranger'], delegated: ['c'], resolved: true, published: true }
    assert.equal(law.registeredCount(roll, away, { leaveOutUnreachable: false }), 3)
    assert.equal(law.registeredCount(roll, away, { leaveOutUnreachable: true }), 2)
    assert.equal(law.registeredCount(roll, { ...away, published: false }, { leaveOutUnreachable: true }), 3)
  })
})

describe('The election committee', () => {
  it('R-209: refuses two, an even number, and a size that is not the province\'s', () => {
    assert.deepEqual([2, 4, 3, 5, 7].map((size) => law.faultOfCommitteeSize(size, rules)), ['too-few-members', 'even-committee', 'size-not-of-the-province', null, null])
    assert.deepEqual(Object.keys(law.choosers), ['assembly', 'representatives', 'groups'])
  })
  it('R-210: members who are nominated, or whose near relatives are, must withdraw; the next of the original result follow', () => {
    const chosen = { ranking: ['a', 'b', 'c', 'd', 'e', 'f'], size: 3 }
    const kinships = [kin('b', 'x'), kin('d', 'x')]
    assert.deepEqual(law.mustWithdraw(['a', 'b', 'c'], ['x', 'c'], kinships).map(({ person, because }) => [person, because]), [['b', 'relative-nominated'], ['c', 'nominated']])
    assert.equal(law.mayPublishCandidates(['a', 'b'], ['x'], kinships), false)
    assert.deepEqual(law.committeeAfter(chosen, ['b', 'c'], ['x', 'c'], kinships), { members: ['a', 'e', 'f'], missing: 0 })
    assert.deepEqual(law.committeeAfter(chosen, ['a', 'b', 'c', 'e'], ['x'], kinships), { members: ['f'], missing: 2 })
  })
  it('R-211: the third absence without a reason ends the office, an excused one does not count', () => {
    const away = { present: false, excused: false }
    assert.deepEqual([[away, away], [away, away, { present: false, excused: true }], [away, away, away]].map((meetings) => law.endsByAbsence(meetings, rules)), [false, false, true])
  })
})

describe('Candidates', () => {
  const seats = { chair: 1, vice: 1, member: 2 }
  const list = (...names: string[]) => names.map((one) => { const [person = '', post = ''] = one.split(' '); return { person, post: post as law.Post } })
  const everybody = new Set('abcdefghijkl')
  const ground = { roll: everybody, passed: everybody }
  it('R-212: asks for more candidates than seats, for each post by itself', () => {
    const whole = list('a chair', 'b chair', 'c vice', 'd vice', 'e member', 'f member', 'g member')
    assert.deepEqual(law.faultsOfSlate(whole, seats, ground, rules), [])
    assert.deepEqual(law.faultsOfSlate(whole.slice(1), seats, ground, rules), [{ code: 'too-few-candidates', post: 'chair', needed: 2 }])
    assert.deepEqual(law.faultsOfSlate([...whole, ...list('h member', 'i member', 'j member')], seats, ground, rules), [{ code: 'too-many-candidates', post: 'member', needed: 5 }])
  })
  it('R-215: refuses one person for two posts; R-213: and who was not registered or not reviewed', () => {
    const twice = list('a chair', 'b chair', 'c vice', 'd vice', 'a member', 'f member', 'g member')
    assert.deepEqual(law.faultsOfSlate(twice, seats, ground, rules), [{ code: 'candidate-twice', person: 'a' }])
    assert.deepEqual(law.faultsOfSlate(list('a chair', 'b chair', 'c vice', 'd vice', 'e member', 'f member', 'g member'), seats, { roll: new Set('abcdef'), passed: new Set('abcdeg') }, rules),
      [{ code: 'candidate-not-registered', person: 'g' }, { code: 'candidate-not-screened', person: 'f' }])
  })
  it('R-213: four grounds of law, of which a record keeps the verdict and the document and nothing else', () => {
    assert.equal(law.legalGrounds.length, 4)
    assert.equal(law.faultOfScreening({ person: 'a', passed: false, document: '' }), 'no-document')
    assert.equal(law.faultOfScreening({ person: 'a', passed: false, document: '演示审〔2026〕1号' }), null)
    const more = { person: 'a', passed: false, document: '演示审〔2026〕1号', ground: '欠费' }
    assert.equal(law.faultOfScreening(more), 'more-than-the-verdict')
  })
  it('R-214: settles candidates beforehand unless the province confirms the other way', () => {
    assert.deepEqual([Object.keys(law.electionModes), rules.openModeAllowed], [['nominated', 'open'], false])
  })
  it('R-216: publishes the list five days before', () => {
    assert.deepEqual([law.isSlateInTime('2026-06-25', '2026-06-30', rules), law.isSlateInTime('2026-06-26', '2026-06-30', rules)], [true, false])
  })
  it('R-217: gives everybody the same room and the same minutes, and nobody the first place', () => {
    const introduction = (person: string, text = '我是候选人。', minutes = 10) => ({ person, text, minutes })
    assert.deepEqual(law.faultsOfIntroductions([introduction('a'), introduction('b')], ['a', 'b'], { longestText: 500, minutes: 10 }), [])
    assert.deepEqual(law.faultsOfIntroductions([introduction('a', '长'.repeat(501)), introduction('b', '短', 11)], ['a', 'b', 'c'], { longestText: 500, minutes: 10 }).map(({ person, code }) => [person, code]),
      [['c', 'no-introduction'], ['a', 'text-too-long'], ['b', 'unequal-minutes']])
    assert.deepEqual([law.isDrawnOrder(['b', 'a'], ['a', 'b']), law.isDrawnOrder(['b', 'b'], ['a', 'b'])], [true, false])
  })
})

describe('Proxies', () => {
  const ground: law.ProxyGround = { roll: new Set('abcdefg'), candidates: new Set('g'), accepted: [{ principal: 'a', trustee: 'b' }] }
  const ask = (principal: string, trustee: string) => law.faultOfProxy({ principal, trustee, written: true, reason: '外出务工' }, ground)
  it('R-218: refuses a spoken one, one without a reason, a candidate, strangers, a second one, and passing on', () => {
    assert.equal(law.faultOfProxy({ principal: 'c', trustee: 'd', written: false, reason: '外出' }, ground), 'not-written')
    assert.equal(law.faultOfProxy({ principal: 'c', trustee: 'd', written: true, reason: ' ' }, ground), 'no-reason')
    assert.deepEqual([ask('c', 'c'), ask('z', 'd'), ask('c', 'z'), ask('c', 'g'), ask('a', 'c'), ask('c', 'a'), ask('b', 'c'), ask('c', 'b')],
      ['to-oneself', 'principal-not-registered', 'trustee-not-registered', 'trustee-is-candidate', 'already-delegated', 'trustee-is-away', 'principal-holds-proxies', null])
  })
  it('R-218: all of a trustee\'s proxies fall away when the trustee is nominated', () => {
    const accepted = ['a', 'c', 'd'].map((principal) => ({ principal, trustee: 'b' }))
    const after = { ...ground, candidates: new Set('b'), accepted }
    assert.deepEqual(law.proxiesFallen(after).map(({ principal, because }) => [principal, because]), [['a', 'trustee-is-candidate'], ['c', 'trustee-is-candidate'], ['d', 'trustee-is-candidate']])
    assert.deepEqual(law.proxiesInForce(after), [])
  })
  it('R-219: publishes the list of proxies three days before', () => {
    const days = law.calendarOf({ electionDay: '2026-06-30', termBeganOn: null, rollPublishedOn: null, completeOn: null }, rules, calendar)
    assert.equal(days.find(({ step }) => step === 'publish-proxies')?.latest, '2026-06-27')
  })
})

describe('Boxes and papers', () => {
  const seats = { chair: 1, vice: 0, member: 2 }
  const main: law.Box = { box: 'main', kind: 'main', received: 100, unused: 10, spoilt: 2, marks: 88 }
  const mobile: law.Box = { box: 'mobile', kind: 'mobile', received: 10, unused: 0, spoilt: 0, marks: 10 }
  const none = { invalid: 0, votes: [] }
  const opening = (boxes: readonly string[], found: number, more: Partial<law.Opening> = {}): law.Opening => ({ boxes, found, forged: 0, posts: { chair: none, vice: none, member: none }, ...more })
  it('R-228: no more handed out than marks on the roll, no more used than received', () => {
    assert.deepEqual([law.issuedAt(main), law.faultOfBox(main), law.faultOfBox({ ...main, marks: 87 }), law.faultOfBox({ ...main, unused: 99 })], [88, null, 'more-issued-than-marks', 'more-used-than-received'])
  })
  it('R-228: a mobile box is mixed into another, every box is opened once, and no more lies in it than was handed out', () => {
    assert.deepEqual(law.faultsOfOpenings([opening(['main', 'mobile'], 98)], [main, mobile], seats), [])
    assert.deepEqual(law.faultsOfOpenings([opening(['main'], 88), opening(['mobile'], 10)], [main, mobile], seats), ['mobile-opened-alone'])
    assert.deepEqual(law.faultsOfOpenings([opening(['main'], 88)], [main, mobile], seats), ['not-opened'])
    assert.deepEqual(law.faultsOfOpenings([opening(['main', 'mobile'], 99)], [main, mobile], seats), ['more-found-than-issued'])
    assert.deepEqual(law.faultsOfOpenings([opening(['main', 'mobile'], 99, { forged: 1 })], [main, mobile], seats), [])
  })
  it('R-221: too many names spoil one post of a paper and no other; fewer do not; the paper stays in the total', () => {
    const papers: law.BallotPaper[] = [{ chair: ['a', 'b'], vice: [], member: ['c', 'd'] }, { chair: ['a'], vice: [], member: ['c'] }, { chair: [], vice: [], member: ['c', 'd', 'e'] }]
    const posts = law.addUp(papers, seats)
    assert.deepEqual(posts.chair, { invalid: 1, votes: [{ person: 'a', votes: 1 }] })
    assert.deepEqual(posts.member, { invalid: 1, votes: [{ person: 'c', votes: 2 }, { person: 'd', votes: 1 }] })
    assert.equal(law.countOf([opening(['main'], 3, { posts })], [main], 5).papers.returned, 3)
  })
  it('R-228: two entries have to be the same; what differs is named, not the figures', () => {
    const one = opening(['main'], 5, { posts: { chair: { invalid: 1, votes: [{ person: 'a', votes: 3 }] }, vice: none, member: none } })
    assert.deepEqual(law.differencesOf(one, one), [])
    assert.deepEqual(law.differencesOf(one, { ...one, found: 6, posts: { ...one.posts, chair: { invalid: 1, votes: [{ person: 'a', votes: 4 }] } } }), [{ at: 'found' }, { at: 'votes', post: 'chair', person: 'a' }])
  })
  it('R-228: announced within two hours of the count, and then locked', () => {
    const counted = at('2026-06-30 16:00')
    assert.deepEqual([law.isAnnouncedOnTheSpot(at('2026-06-30 18:00'), counted, rules), law.isAnnouncedOnTheSpot(at('2026-06-30 18:01'), counted, rules)], [true, false])
    assert.deepEqual([law.mayCorrectCount(null), law.mayCorrectCount(counted)], [true, false])
  })
  it('R-229: voting begins with three at work, two of them watching, no relatives of candidates counting, and every item ticked', () => {
    const workers: law.Worker[] = [{ person: 'a', duty: 'host' }, { person: 'b', duty: 'scrutineer' }, { person: 'c', duty: 'scrutineer' }]
    const place = { mobile: false, workers, checked: Object.keys(law.checklist) }
    assert.deepEqual(law.faultsOfPlace(place, ['x'], [], rules), [])
    assert.deepEqual(law.faultsOfPlace(place, ['x'], [kin('b', 'x')], rules), [{ code: 'relative-of-candidate', person: 'b' }])
    assert.deepEqual(law.faultsOfPlace({ ...place, workers: workers.slice(0, 2) }, ['a'], [], rules), [{ code: 'too-few-staff' }, { code: 'too-few-scrutineers' }])
    assert.deepEqual(law.faultsOfPlace({ ...place, checked: place.checked.slice(1) }, [], [], rules), [{ code: 'not-checked', item: 'box-shown-empty' }])
    assert.deepEqual([law.mayWriteForAnother(2, rules), law.mayWriteForAnother(3, rules)], [true, false])
  })
})

describe('Around the election', () => {
  it('R-224: the re-run is held within ten days, rolled over a holiday', () => {
    assert.equal(law.rerunDue('2026-09-22', calendar, rules), '2026-10-08')
  })
  it('R-231: five years, reminded 180 days before, off its day only with everybody\'s consent', () => {
    assert.equal(law.termEnd('2021-12-01'), '2026-12-01')
    assert.equal(law.reminderDay('2021-12-01', rules), '2026-06-04')
    const none = { resolution: null, townshipReported: false, countyApproval: null }
    const fault = (day: string, consent: law.ShiftConsent) => law.faultOfElectionDay(day, '2021-12-01', consent, rules)
    assert.deepEqual([fault('2026-12-01', none), fault('2026-12-02', none), fault('2027-12-02', none)], [null, 'no-resolution', 'too-far'])
    assert.equal(fault('2027-01-10', { resolution: '决议', townshipReported: true, countyApproval: null }), 'no-approval')
    assert.equal(fault('2027-01-10', { resolution: '决议', townshipReported: true, countyApproval: '演示批〔2026〕1号' }), null)
  })
  it('R-232: six things are handed over within ten days', () => {
    assert.deepEqual(law.handOverLacks(['seals', 'premises', 'assets', 'accounts', 'archives']), ['debts'])
    assert.deepEqual([law.isHandedOverInTime(at('2026-06-15 23:59'), '2026-06-05', calendar), law.isHandedOverInTime(at('2026-06-16 00:01'), '2026-06-05', calendar)], [true, false])
  })
  it('R-233: an audit that is missing warns, or refuses where the province says so', () => {
    assert.deepEqual([law.auditVerdict(null, '2026-06-01', rules), law.auditVerdict(null, '2026-06-01', { auditMissing: 'refuse' }), law.auditVerdict('2026-05-01', '2026-06-01', { auditMissing: 'refuse' })], ['warn', 'refuse', 'pass'])
  })
  it('R-234: complaints go to township and county, never to the village', () => {
    assert.deepEqual(law.complaintBodies.map(({ level }) => level), ['TOWN', 'COUNTY'])
  })
  it('R-235: a recall is proposed by a fifth of the voters or a third of the representatives, with reasons', () => {
    const motion = { signers: 200, eligibleVoters: 1000, representativesSigned: 0, representatives: 30, reasons: '理由' }
    assert.deepEqual([motion, { ...motion, signers: 199 }, { ...motion, signers: 0, representativesSigned: 10 }, { ...motion, signers: 0, representativesSigned: 9 }, { ...motion, reasons: ' ' }].map(law.faultOfMotion),
      [null, 'too-few-signers', null, 'too-few-signers', 'no-reasons'])
  })
  it('R-236: voted on within thirty days, and not proposed again for the same facts for six months', () => {
    assert.equal(law.recallVoteDue('2026-06-01', calendar, rules), '2026-07-01')
    assert.deepEqual([law.mayProposeAgain('2026-01-10', '2026-07-09', rules), law.mayProposeAgain('2026-01-10', '2026-07-10', rules)], [false, true])
  })
  it('R-237: a resignation ends when it is accepted, two failed appraisals in a row end by themselves', () => {
    assert.equal(law.endsOn({ by: 'resignation', acceptedOn: null }), null)
    assert.equal(law.endsOn({ by: 'resignation', acceptedOn: '2026-06-01' }), '2026-06-01')
    const year = (on: string, competent: boolean) => ({ on, competent })
    assert.equal(law.endsOn({ by: 'appraisals', appraisals: [year('2024-12-01', false), year('2025-12-01', true), year('2026-12-01', false)] }), null)
    assert.equal(law.endsOn({ by: 'appraisals', appraisals: [year('2025-12-01', false), year('2024-12-01', false)] }), '2025-12-01')
    assert.equal(law.endsOn({ by: 'criminal-penalty', document: '', since: '2026-06-01' }), null)
  })
  it('R-238: without a chair or with fewer than three a by-election is held within three months, and serves the rest of the term', () => {
    assert.equal(law.byElectionDue(['chair', 'vice', 'member'], '2026-03-10', calendar, rules), null)
    assert.equal(law.byElectionDue(['vice', 'member', 'member'], '2026-03-10', calendar, rules), '2026-06-10')
    assert.equal(law.byElectionDue(['chair', 'member'], '2026-03-10', calendar, rules), '2026-06-10')
    assert.equal(law.byElectedUntil('2029-01-01'), '2029-01-01')
  })
})

describe('The province rules', () => {
  it('R-200: block a real election while one needed value has no document, and never a rehearsal', () => {
    assert.equal(law.mayHold('rehearsal', unconfirmedPack, 'election'), true)
    assert.equal(law.mayHold('real', unconfirmedPack, 'election'), false)
    const confirmed = Object.fromEntries(law.ruleKeys.map((key) => [key, { ...unconfirmedPack[key], document: '演示办法第一条' }])) as unknown as law.ProvinceRulesPack
    for (const purpose of Object.keys(law.purposes) as law.Purpose[]) {
      assert.equal(law.mayHold('real', confirmed, purpose), true)
      for (const key of law.unconfirmedRules(unconfirmedPack, purpose)) assert.deepEqual(law.unconfirmedRules({ ...confirmed, [key]: unconfirmedPack[key] }, purpose), [key])
    }
  })
  it('name for every value where it comes from, and call none confirmed for Shanxi', () => {
    for (const key of law.ruleKeys) {
      const { sources, rule, confirmedForShanxi } = law.ruleSources[key]
      assert.ok(sources.length > 0 && /^R-2\d\d$/.test(rule) && !confirmedForShanxi, key)
      for (const source of sources) assert.ok(law.sourceInWords(source).length > 3)
    }
  })
  it('R-214, R-208: a permission that is used needs its document, one that is not used needs none', () => {
    assert.equal(law.unconfirmedRules(unconfirmedPack, 'election').includes('openModeAllowed'), false)
    assert.equal(law.unconfirmedRules({ ...unconfirmedPack, openModeAllowed: { value: true, document: '' } }, 'election').includes('openModeAllowed'), true)
  })
})

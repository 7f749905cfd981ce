/**
 * The law of elections stated a second time, from the sentences of the law and of domain §3.2 alone; it imports nothing. Where the first statement fills posts one
 * after the other and asks about equals, this one is told in what order equals would come (`before`) and takes the best claim left until nothing fits. Both have to
 * agree on every generated election, whatever that order is.
 */

export type PostAgain = 'chair' | 'vice' | 'member'
type SeatsAgain = Readonly<Record<PostAgain, number>>
type LineAgain = { readonly person: string; readonly votes: number }
type PapersAgain = { readonly registered: number; readonly issued: number; readonly returned: number; readonly forged: number }

export type VoteAgain = { readonly papers: PapersAgain; readonly votes: Readonly<Record<PostAgain, readonly LineAgain[]>> }

export type PeopleAgain = {
  readonly electable: (person: string) => boolean
  readonly woman: (person: string) => boolean
  /** Near relatives, in either direction. */
  readonly related: (one: string, other: string) => boolean
  /** Would `one` come out before `other` if those two were voted on again? */
  readonly before: (one: string, other: string) => boolean
}

export type ElectedAgain = Readonly<Record<PostAgain, readonly string[]>>
export type ResultAgain = { readonly force: boolean; readonly elected: ElectedAgain; readonly keptForWoman: boolean }

const ranks: readonly PostAgain[] = ['chair', 'vice', 'member']

/** 有登记参加选举的村民过半数投票，选举有效；收回的票多于发出的无效；伪造的票不算. */
export function hasForceAgain({ registered, issued, returned, forged }: PapersAgain, needsHalf = true): boolean {
  const real = returned - forged
  if (real > issued) return false
  return !needsHalf || real + real >= registered + 1
}

/** 候选人获得参加投票的村民过半数的选票，始得当选; 另行选举不得少于已投选票总数的三分之一. */
export function enoughAgain(votes: number, papers: PapersAgain, rerun: boolean): boolean {
  const real = papers.returned - papers.forged
  if (votes < 1) return false
  return rerun ? votes + votes + votes - real >= 0 : votes - (real - votes) > 0
}

/** One vote after others. `already` is who was elected before. */
export function resultAgain(vote: VoteAgain, seats: SeatsAgain, people: PeopleAgain, { rerun, needsHalf, already }: {
  readonly rerun: boolean; readonly needsHalf: boolean; readonly already: ElectedAgain
}): ResultAgain {
  if (!hasForceAgain(vote.papers, !rerun || needsHalf)) return { force: false, elected: already, keptForWoman: false }
  const free = (post: PostAgain) => seats[post] - already[post].length
  const claims = ranks.flatMap((post) => vote.votes[post].filter(({ person, votes }) => people.electable(person) && enoughAgain(votes, vote.papers, rerun)).map((line) => ({ ...line, post })))
  // 职务高的在前，票多的在前，同票的按再次投票.
  claims.sort((one, other) => ranks.indexOf(one.post) - ranks.indexOf(other.post) || other.votes - one.votes || (people.before(one.person, other.person) ? -1 : 1))
  const today: { person: string; post: PostAgain }[] = []
  let kept = already
  const everybody = () => [...ranks.flatMap((post) => kept[post].map((person) => ({ person, post }))), ...today]
  const fits = (person: string, post: PostAgain, room: number) => today.filter((one) => one.post === post).length < room
    && !everybody().some((one) => one.person === person || (ranks.indexOf(one.post) <= ranks.indexOf(post) && people.related(one.person, person)))
  const take = (post: PostAgain, room: number) => {
    for (const claim of claims) if (claim.post === post && fits(claim.person, post, room)) today.push(claim)
    // 原来当选职务较低的，是刚当选的职务较高的人的近亲属，只能让位.
    const standsDown = everybody().filter((one) => today.some((higher) => ranks.indexOf(higher.post) < ranks.indexOf(one.post) && people.related(higher.person, one.person)))
    kept = afterStandingDown(kept, new Set(standsDown.map(({ person: name }) => name)))
  }

  take('chair', free('chair'))
  take('vice', free('vice'))
  const higherBefore = today.length
  take('member', free('member'))
  const hasWoman = () => [...ranks.flatMap((post) => kept[post]), ...today.map(({ person }) => person)].some(people.woman)
  if (!hasWoman() && free('member') > 0) {
    // 没有妇女的：其他人少取一名，留给得票最多、又不与他们是近亲属的妇女；没有这样的妇女，名额留着.
    today.splice(higherBefore + free('member') - 1)
    const woman = claims.find((claim) => claim.post === 'member' && people.woman(claim.person) && fits(claim.person, 'member', free('member')))
    if (woman !== undefined) today.push(woman)
  }
  // 名额留给妇女，也包括因为让位而空出来的.
  const elected = together(kept, today)
  return { force: true, keptForWoman: !hasWoman() && elected.member.length < seats.member, elected }
}

function afterStandingDown(already: ElectedAgain, standsDown: ReadonlySet<string>): ElectedAgain {
  return { chair: already.chair.filter((one) => !standsDown.has(one)), vice: already.vice.filter((one) => !standsDown.has(one)), member: already.member.filter((one) => !standsDown.has(one)) }
}

function together(kept: ElectedAgain, today: readonly { readonly person: string; readonly post: PostAgain }[]): ElectedAgain {
  const of = (post: PostAgain) => [...kept[post], ...today.filter((one) => one.post === post).map(({ person }) => person)]
  return { chair: of('chair'), vice: of('vice'), member: of('member') }
}

/** What a heap of papers says, one paper after the other; a paper with too many names for a post says nothing for that post but is a paper all the same. */
export function heapAgain(papers: readonly Readonly<Record<PostAgain, readonly string[]>>[], seats: SeatsAgain): Readonly<Record<PostAgain, { readonly invalid: number; readonly votes: ReadonlyMap<string, number> }>> {
  const said = (post: PostAgain) => {
    const good = papers.map((paper) => new Set(paper[post])).filter((names) => !(names.size > seats[post]))
    const names = new Set(good.flatMap((one) => [...one]))
    return { invalid: papers.length - good.length, votes: new Map([...names].map((name) => [name, good.filter((one) => one.has(name)).length])) }
  }
  return { chair: said('chair'), vice: said('vice'), member: said('member') }
}

type BoxAgain = { readonly name: string; readonly carried: boolean; readonly handedOut: number; readonly marks: number }

/** found ≤ issued ≤ marks; a carried box is never opened by itself, and every box is opened once. */
export function boxesAgain(boxes: readonly BoxAgain[], openings: readonly { readonly boxes: readonly string[]; readonly found: number; readonly forged: number }[]): boolean {
  return boxes.every((box) => box.handedOut >= 0 && box.handedOut <= box.marks && openings.filter((one) => one.boxes.includes(box.name)).length === 1)
    && openings.every((opening) => {
      const inside = boxes.filter(({ name }) => opening.boxes.includes(name))
      const out = inside.map(({ handedOut }) => handedOut).reduce((sum, one) => sum + one, 0)
      return inside.length === opening.boxes.length && inside.some(({ carried }) => !carried) && opening.forged <= opening.found && opening.found - opening.forged <= out
    })
}

/**
 * 登记参加选举的村民，选举期间外出不能参加投票的，可以书面委托；每一登记参加选举的村民接受委托不得超过三人；候选人不得接受委托；不得转委托. Takes a whole day of
 * requests and says which are in force at its end; `nominated` happens in between.
 */
export function proxiesAgain(day: readonly ({ readonly kind: 'ask'; readonly from: string; readonly to: string; readonly written: boolean } | { readonly kind: 'nominated'; readonly who: string })[], roll: ReadonlySet<string>): ReadonlyMap<string, string> {
  const held = new Map<string, string>()
  const candidates = new Set<string>()
  for (const event of day) {
    if (event.kind === 'nominated') {
      candidates.add(event.who)
      for (const [from, to] of [...held]) if (to === event.who) held.delete(from)
      continue
    }
    const carries = (who: string) => [...held.values()].filter((to) => to === who).length
    const both = roll.has(event.from) && roll.has(event.to) && event.from !== event.to
    const free = !held.has(event.from) && !held.has(event.to) && carries(event.from) === 0 && carries(event.to) <= 2
    if (event.written && both && free && !candidates.has(event.to)) held.set(event.from, event.to)
  }
  return held
}

/** Who sits on the election committee after candidates are known: walk the original result; who is nominated or related to a nominee is out. */
export function committeeAgain(ranking: readonly string[], size: number, candidates: readonly string[], related: (one: string, other: string) => boolean): readonly string[] {
  return ranking.filter((person) => !candidates.some((one) => one === person || related(one, person))).slice(0, size)
}

/** Day after day, as on a wall calendar: is `until` at least `days` days after `from`? */
export function daysApartAgain(from: string, until: string, days: number): boolean {
  const date = new Date(`${from}T00:00:00Z`)
  for (let day = 0; day < days; day += 1) date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10) <= until
}

/** Full age: the eighteenth birthday has come; one born on 29 February comes of age on the last day of February where there is no 29th. */
export function ofAgeAgain(born: string, day: string): boolean {
  const [year, month, date] = [Number(born.slice(0, 4)) + 18, born.slice(5, 7), born.slice(8)]
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return `${year}-${month}-${month === '02' && date === '29' && !leap ? '28' : date}` <= day
}

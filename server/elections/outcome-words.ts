/** After a count: what it says and what law asks for now, in sentences a committee can read aloud (R-220…R-227). The judgement is core/election's. */
import { posts, type Invalidity, type Open, type Result } from '../../core/election/index.ts'

export function outcomeWords(result: Result | null, announced: boolean, nameOf: (person: string) => string): readonly string[] {
  if (result === null) return []
  if (!result.valid) return [invalidWords(result.because), ...(announced ? ['要重新投票：再次安排投票日和投票点，名册和候选人不变。'] : ['请当场公布这个结果，再重新安排投票。'])]
  const named = (people: readonly string[]) => people.map(nameOf).join('、')
  return [
    ...(result.winners.length === 0 ? ['没有人得到足够的票。'] : [`当选：${result.winners.map(({ person, post, votes }) => `${nameOf(person)}（${posts[post]}，${votes} 票）`).join('、')}。`]),
    ...result.passedOver.map(({ person, of, post }) => `${nameOf(person)}的票够当${posts[post]}，但和${nameOf(of)}是近亲属，只留一人，由职务高、得票多的当选。`),
    ...result.withoutForce.map(({ round, because }) => `第 ${round + 1} 次投票${invalidWords(because)}`),
    ...result.open.map((open) => openWords(open, named)),
    ...(result.womanMissing ? ['村委会里应当有妇女成员，现在还没有妇女当选，不能结束。'] : []),
    ...(result.open.length === 0 ? ['名额都选出来了。'] : announced ? [] : ['请先当场公布这个结果，再安排下面的投票。']),
  ]
}

export function invalidWords(because: Invalidity): string {
  return because === 'not-half' ? '收回的票没有超过登记人数的一半，选举无效。' : '收回的票比发出的还多，选举无效。'
}

function openWords(open: Open, named: (people: readonly string[]) => string): string {
  if (open.kind === 'rerun') {
    return `${posts[open.post]}还空 ${open.seats} 个名额${open.forWoman ? '，留给妇女' : ''}，要另行选举：没选上的人按得票多少做候选人，得票不少于三分之一的当选。`
  }
  const about = `${named(open.among)}争${posts[open.post]}的 ${open.seats} 个名额`
  switch (open.because) {
    case 'equal-votes': return `${about}，票数相同，定不下来：只就他们再投一次票。`
    case 'relatives': return `${about}，是近亲属又票数相同，只能留一人：只就他们再投一次票。`
    case 'womans-seat': return `${about}，是留给妇女的名额，票数相同：只就她们再投一次票。`
  }
}

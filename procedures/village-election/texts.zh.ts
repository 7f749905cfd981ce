/** What is told, and how an election is called. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import { blankElection, type ElectionFile } from './election-file.ts'
import { firstRehearsal } from './names.ts'

type Election = Dossier<ElectionFile>

export const texts = {
  announced: () => '村民委员会选举已经启动，请推选村民选举委员会并登记。',
  chosen: () => '您被推选为村民选举委员会成员，请开始登记参加选举的村民。',
  memberLeft: () => '村民选举委员会有成员退出，已按得票顺序递补，请看现在的名单。',
  postponed: ({ file }: Election) => `投票日改到 ${file.electionDay}，各项期限按新的日子算。`,
  reviewed: () => '一个候选人的联审有了结论，请看。',
  prepared: () => '投票已经安排好，请各投票点按检查清单准备。',
  counted: () => '计票完成，请在两小时内当场公布。',
  decided: (dossier: Election) => `${titleOf(dossier)}已经当场公布结果，请看。`,
  voided: (dossier: Election) => `${titleOf(dossier)}被认定作废，理由已经写明。`,
  electedVoided: (dossier: Election) => `${titleOf(dossier)}有一人的当选被认定无效，职位空缺，请按补选办。`,
  overdue: () => '选举有一步过了期限还没有办，请看并抓紧办。',
}

export function titleOf({ file }: Pick<Election, 'file'>): string {
  return file === blankElection ? '村民委员会选举' : `${file.term} 年${kindOf(file.run)}`
}

export function kindOf(run: number): string {
  return run >= firstRehearsal ? `选举演练（第 ${run - firstRehearsal + 1} 次）` : run === 0 ? '换届选举' : `补选（第 ${run} 次）`
}

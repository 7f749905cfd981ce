/** What an act is for: the headings under which the less likely ones are folded. An act nobody put here stands under 其他. */
import type { ActView } from '../../spa/shapes.ts'

const purposes: Readonly<Record<string, readonly string[]>> = {
  办理: [
    'self-close', 'accept', 'correct-category', 'dispatch', 'sign', 'progress', 'feedback', 'restart', 'resume', 'begin-verification', 'record-contact',
    'pass-verification', 'fail-verification', 'pass-spot-check', 'fail-spot-check',
  ],
  '转出、退回和合并': ['transfer-out', 'pass-up', 'reject', 'merge', 'return', 'recall', 'arbitrate', 'escalate', 'consult', 'settle-consultation'],
  延期和挂账: ['ask-extension', 'approve-extension', 'refuse-extension', 'ask-suspension', 'approve-suspension', 'refuse-suspension'],
  督促: ['urge', 'supervise', 'dismiss-suggestion', 'answer-supervision', 'lift-supervision'],
  吹哨: ['whistle', 'report-in', 'conclude-whistle', 'mark-whistle'],
  '评价、复查和更正': ['evaluate', 'ask-review', 'uphold-review', 'refuse-review', 'add-correction'],
  积分: [
    'claim', 'approve', 'withdraw', 'redeem', 'hand-over', 'cancel', 'propose-reversal', 'propose-deduction', 'shelve', 'change', 'move', 'confirm', 'refuse-movement',
    'draft', 'adopt', 'file', 'drop-draft', 'look-at-unusual',
  ],
  星级评定: [
    'revise', 'opt-out', 'record-change', 'add-opinion', 'report-ground', 'settle-ground', 'decide', 'correct-decision', 'decide-review', 'appeal', 'decide-appeal', 'answer-plaque',
    'propose-adding', 'propose-taking', 'answer-proposal', 'vote-move', 'ask-move-review',
  ],
  '开会、记录': ['open', 'settle', 'write-minutes', 'confirm', 'confirm-on-paper', 'dispute', 'amend', 'lapse', 'cancel'],
  议事决策: [
    'convene', 'withdraw-proposal', 'confirm-signatures', 'dispute-minutes', 'submit-filing', 'record-filing', 'return-filing', 'discuss', 'review', 'link-resolution', 'resolve', 'drop',
    'publish-resolution', 'record-progress', 'record-payment', 'report-result', 'check', 'send-back', 'publish-result',
  ],
  村务公开: ['prepare', 'prepare-late', 'attach-vouchers', 'post-board', 'correct', 'confirm-correction', 'refuse-correction', 'ask', 'ask-for', 'raise', 'tip-off', 'conclude'],
  民主协商: ['hear', 'leave-open', 'report-progress', 'carry-out', 'pass-to-meeting', 'say', 'hide'],
  民主评议: ['announce-late', 'call-off'],
  集体合同: ['sign-by-resolution', 'sign-on-paper', 'sign-small', 'book', 'reverse', 'write-off', 'renew', 'renew-small', 'terminate'],
  集体经济组织会议: ['vote', 'confirm-minutes'],
  集体台账: ['add-account', 'enter-line', 'enter-table', 'hand-in', 'review-books', 'return-books', 'enter-property', 'correct-property', 'write-off-property', 'take-stock'],
  选举: [
    'form-committee', 'leave-committee', 'record-audit', 'begin-nominations', 'nominate', 'withdraw-nominee', 'review-nominee', 'publish-candidates', 'begin-voting', 'end-voting', 'finish-count', 'count-again',
    'announce-result', 'leave-vacant', 'archive', 'void', 'record-meeting', 'open-ballot', 'introduce', 'settle-relatives', 'void-elected',
  ],
  选举名册: ['enter', 'strike', 'record-objection', 'rule', 'give-proxy', 'end-proxy', 'publish-proxies', 'seal', 'give-rights', 'reopen', 'answer-wish', 'leave-out', 'take-in-again'],
  '投票点、计票': ['ready', 'mark', 'unmark', 'shut', 'open-count', 'take-sheet', 'add-name', 'read', 'take-back', 'hand-in', 'compare', 'redo-sheet'],
  举报选举问题: ['complain', 'take-up', 'add-note', 'find'],
  '任期、罢免': ['resign', 'decide-resignation', 'end', 'record-appraisal', 'take-appraisal', 'take-by-election', 'move', 'admit', 'refuse', 'record-answer', 'schedule', 'name-counters', 'announce'],
  帮办: ['answer', 'arrange', 'record-visit', 'record', 'answer-visit', 'declare-simple', 'change'],
  星级评定的各步: ['postpone', 'begin-peer-review', 'open-meeting', 'change-attendance', 'publish', 'confirm-board', 'amend-notice', 'end-notice', 'award', 'award-later', 'publish-list', 'close', 'take-up', 'conclude-without'],
  作废: ['propose-void', 'approve-void', 'refuse-void'],
}

export type Purpose<A> = { readonly name: string; readonly acts: readonly A[] }

/** In the order above; within a purpose as given. */
export function byPurpose<A extends Pick<ActView, 'act'>>(acts: readonly A[]): readonly Purpose<A>[] {
  return [...Object.keys(purposes), others].flatMap((name) => {
    const own = acts.filter(({ act }) => purposeOf(act) === name)
    return own.length === 0 ? [] : [{ name, acts: own }]
  })
}

const others = '其他'

function purposeOf(act: string): string {
  return Object.entries(purposes).find(([, acts]) => acts.includes(act))?.[0] ?? others
}

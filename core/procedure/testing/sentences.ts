/** What a refusal must be: data with a sentence in Chinese that a villager understands and that says what to do (R-101, style.md 17). */
import type { Refusal } from '../refusal.ts'

/** Words by which a Chinese sentence says what to do or who does it. */
const advice = /请|要|可以|只能|才能|由|拨打|等|谢谢|不用/u

/** Faults of a refusal, in words; empty when it is good. */
export function faultsOf(refusal: Refusal): string[] {
  const said = [refusal.sentence, ...(refusal.fields ?? []).map((field) => field.sentence)]
  return [
    ...(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(refusal.code) ? [] : [`code ${JSON.stringify(refusal.code)} is not kebab-case`]),
    ...(refusal.cause === '' ? ['no cause for the operator'] : []),
    ...said.flatMap((sentence) => faultsOfSentence(sentence).map((fault) => `${refusal.code}: ${fault}: ${sentence}`)),
  ]
}

export function faultsOfSentence(sentence: string): string[] {
  return [
    ...(/\p{Script=Han}/u.test(sentence) ? [] : ['not Chinese']),
    ...(/[。？！]$/u.test(sentence) ? [] : ['no full stop']),
    ...(advice.test(sentence) ? [] : ['does not say what to do']),
    ...(/undefined|null|NaN|\[object|[A-Z]{4,}|[a-z]{4,}/.test(sentence) ? ['program words in it'] : []),
  ]
}

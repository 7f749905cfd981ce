/**
 * How long a deadline is, in words. The budget is a function of file and settings; which settings it reads is watched while it
 * runs, so that the words follow the code and nobody has to write them beside it.
 */
import { budgetInWords, isBudget } from '../../time/index.ts'
import type { DeadlineDefinition } from '../procedure.ts'
import type { WrittenProcedure } from './moves.ts'
import { isRecord, titleOf } from './schema-words.ts'

type Deadline = DeadlineDefinition<unknown, unknown, string, string>

export function lengthInWords(procedure: WrittenProcedure, deadline: Deadline, settings: unknown): string {
  const ofFile: string[][] = []
  const ofSettings: string[][] = []
  const budget = deadline.budget(watched(procedure.blank, ofFile), watched(settings, ofSettings))
  const [path] = ofFile
  const table = path === undefined ? null : tableIn(procedure, settings, path)
  if (table !== null) return table
  const several = ofSettings.map(([key = '']) => severalIn(procedure, settings, key)).find((words) => words !== null)
  if (several !== undefined) return several
  if (ofFile.length > 0) return '按这件事办理时写明的期限'
  return budgetInWords(budget)
}

/** The file keeps the limits that were in force when it was given out: `file.limits.handle` is a column of the setting `limits`. */
function tableIn(procedure: WrittenProcedure, settings: unknown, [key = '', column = '']: readonly string[]): string | null {
  const table = isRecord(settings) ? settings[key] : undefined
  if (!isRecord(table)) return null
  return inTurn(Object.entries(table).map(([row, cells]) => [
    titleOf(procedure.settings.schema, [key, row]), isRecord(cells) ? cells[column] : null,
  ]))
}

/** One budget for each of several kinds. */
function severalIn(procedure: WrittenProcedure, settings: unknown, key: string): string | null {
  const kinds = isRecord(settings) ? settings[key] : undefined
  if (!isRecord(kinds) || isBudget(kinds)) return null
  return inTurn(Object.entries(kinds).map(([kind, budget]) => [titleOf(procedure.settings.schema, [key, kind]), budget]))
}

function inTurn(kinds: readonly (readonly [name: string, budget: unknown])[]): string | null {
  const parts = kinds.map(([name, budget]) => (isBudget(budget) ? `${name} ${budgetInWords(budget)}` : null))
  return parts.length > 0 && parts.every((part) => part !== null) ? parts.join('；') : null
}

/** The same value, noting each path that is read, deepest first of its root. */
function watched(value: unknown, read: string[][], path: readonly string[] = []): unknown {
  if (typeof value !== 'object' || value === null) return value
  return new Proxy(value, {
    get: (target, key, receiver) => {
      const inner: unknown = Reflect.get(target, key, receiver)
      if (typeof key === 'symbol' || typeof inner === 'function') return inner
      const here = [...path, key]
      const shorter = read.findIndex((known) => known.length < here.length && known.every((part, index) => part === here[index]))
      if (shorter === -1) read.push(here)
      else read[shorter] = here
      return watched(inner, read, here)
    },
  })
}

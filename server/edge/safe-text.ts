/**
 * Text that no part of the platform can keep is refused at the edge: NUL (PostgreSQL cannot store it), lone surrogates (no canonical
 * form, so no hash), and structures nested deeper than any form. Walks without recursion, so depth itself cannot hurt.
 */
import { Refused } from '../../core/procedure/refusal.ts'

const deepest = 32
const mostValues = 50_000

/** @throws Refused text-invalid */
export function refuseUnsafeText(value: unknown): void {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }]
  let seen = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    seen += 1
    if (next.depth > deepest || seen > mostValues) refuse(`deeper than ${deepest} or more than ${mostValues} values`)
    if (typeof next.value === 'string') refuseString(next.value)
    else if (typeof next.value === 'number' && !Number.isFinite(next.value)) refuse('a number beyond what can be kept')
    else if (typeof next.value === 'object' && next.value !== null) {
      for (const [key, inner] of Object.entries(next.value)) {
        refuseString(key)
        if (key === '__proto__' || key === 'constructor' || key === 'prototype') refuse(`field ${key}`)
        waiting.push({ value: inner, depth: next.depth + 1 })
      }
    }
  }
}

function refuseString(text: string): void {
  if (text.includes('\0')) refuse('a NUL character')
  if (!text.isWellFormed()) refuse('a lone surrogate')
}

function refuse(cause: string): never {
  throw new Refused({ code: 'text-invalid', sentence: '内容里有无法保存的字符或格式，请删掉特殊符号后重新填写。', cause })
}

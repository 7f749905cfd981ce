/** Names of regions by their codes: asked for by parent, so that a list of one village's people costs one question. */
import { useEffect, useMemo, useState } from 'react'
import { askOnce } from '../spa/question.ts'
import type { RegionAnswer } from '../spa/shapes.ts'

const parentLength: Readonly<Record<number, number>> = { 15: 12, 12: 9, 9: 6, 6: 4 }

export function useRegionNames(codes: readonly string[]): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const parents = useMemo(() => [...new Set(codes.map((code) => code.slice(0, parentLength[code.length] ?? code.length)))].toSorted().join(' '), [codes.join(' ')])
  useEffect(() => {
    let stopped = false
    for (const parent of parents === '' ? [] : parents.split(' ').slice(0, 40)) {
      askOnce<RegionAnswer>(`/api/regions/${parent}`)
        .then(({ region, children }) => { if (!stopped) setNames((known) => new Map([...known, ...[region, ...children].map(({ code, shortName }) => [code, shortName] as const)])) })
        .catch(() => undefined)
    }
    return () => { stopped = true }
  }, [parents])
  return names
}

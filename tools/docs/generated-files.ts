/** Files of the documentation that are made from the code: what they would hold now, and whether they hold it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { bookOf, drawBpmn, drawSvg, writeMarkdown } from '../../core/procedure/drawing/index.ts'

export type GeneratedFile = { readonly path: string; readonly text: string }

export function procedureFiles(procedure: AnyProcedure): GeneratedFile[] {
  const book = bookOf(procedure)
  const at = (ending: string) => `docs/procedures/${book.key}.${ending}`
  return [
    { path: at('md'), text: writeMarkdown(book) },
    { path: at('bpmn'), text: drawBpmn(book) },
    { path: at('svg'), text: `${drawSvg(book)}\n` },
  ]
}

/** A sentence for each file that is not what it should be. */
export function differences(house: string, files: readonly GeneratedFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const file = join(house, path)
    if (!existsSync(file)) return [`${path}: 还没有生成，请运行 npx sanzhi docs。 / not generated yet: run npx sanzhi docs`]
    return readFileSync(file, 'utf8') === text ? [] : [`${path}: 与代码不一致，请运行 npx sanzhi docs。 / differs from the code: run npx sanzhi docs`]
  })
}

/** Writes what differs and nothing else; returns the paths written. */
export function write(house: string, files: readonly GeneratedFile[]): string[] {
  return files.filter((file) => differences(house, [file]).length > 0).map(({ path, text }) => {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
    return path
  })
}

/** Secrets may stand in files instead of the environment, which every child process and `ps e` can read: `SANZHI_SECRET_FILE=/run/…`. */
import { readFileSync, statSync } from 'node:fs'
import { codeOf } from './cannot-start.ts'
import { variableList } from './variables.ts'

type Values = Readonly<Record<string, string | undefined>>
type Complain = (chinese: string, english: string) => void

const largest = 64 * 1024

/** The values with every `<NAME>_FILE` replaced by what that file holds. The path may be told, the contents never. */
export function withSecretFiles(values: Values, complain: Complain): Values {
  const found: Record<string, string | undefined> = { ...values }
  for (const { name, secret } of variableList) {
    const path = values[`${name}_FILE`]?.trim()
    if (secret !== true || path === undefined || path === '') continue
    if (values[name]?.trim()) complain(`${name} 和 ${name}_FILE 只能设一个。`, `Set either ${name} or ${name}_FILE, not both.`)
    else found[name] = contentsOf(`${name}_FILE`, path, complain)
  }
  return found
}

function contentsOf(variable: string, path: string, complain: Complain): string | undefined {
  try {
    if (statSync(path).size > largest) throw new Error('larger than a secret')
    const text = readFileSync(path, 'utf8').trim()
    if (text !== '') return text
    complain(`${variable} 指明的文件 ${path} 是空的。`, `The file ${path} of ${variable} is empty.`)
  } catch (error) {
    complain(`${variable} 指明的文件 ${path} 读不了（${codeOf(error)}）。`, `The file ${path} of ${variable} cannot be read (${codeOf(error)}).`)
  }
  return undefined
}

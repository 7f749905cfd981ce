/**
 * The platform cannot start and an operator has to do something: one sentence in Chinese, the same in English.
 * Whoever starts a program prints `message` and nothing else (no stack), and exits with a code ≠ 0.
 */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'

  readonly chinese: string
  readonly english: string

  constructor(chinese: string, english: string, cause?: unknown) {
    super(`${chinese}\n${english}`, cause === undefined ? undefined : { cause })
    this.chinese = chinese
    this.english = english
  }
}

/** Runs a program's main function; a refusal to start becomes its sentence and exit code 1, anything else keeps its stack. */
export async function startOrExplain(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof CannotStart ? error.message : error)
    process.exitCode = 1
  }
}

/** What Node and the operating system say about a file, as one clear sentence. */
export function cannotWrite(folder: string, error: unknown): CannotStart {
  const code = codeOf(error)
  return new CannotStart(
    `无法写入数据目录 ${folder}（${code}）：请检查权限和磁盘空间，或用 DATA_DIR 指定另一个目录。`,
    `Cannot write to the data folder ${folder} (${code}): check its permissions and the disk, or set DATA_DIR to another one.`,
    error,
  )
}

/** For `listen`: the address is taken, not allowed or not this machine's; undefined when the error is something else. */
export function cannotListen(host: string, port: number, error: unknown): CannotStart | undefined {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new CannotStart(
        `端口 ${port} 已被占用：请关闭占用它的程序，或用 PORT 换一个端口，例如 PORT=${port + 1} npm start。`,
        `Port ${port} is taken: stop the program that holds it, or choose another, e.g. PORT=${port + 1} npm start.`,
        error,
      )
    case 'EACCES':
      return new CannotStart(
        `没有权限使用端口 ${port}：请用 PORT 换一个 1024 以上的端口。`,
        `Not allowed to use port ${port}: choose one above 1024 with PORT.`,
        error,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CannotStart(
        `本机没有地址 ${host}：请检查 HOST。`,
        `This machine has no address ${host}: check HOST.`,
        error,
      )
    default:
      return undefined
  }
}

export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.message : String(error)
}

/** What is wrong with the file, said so that whoever made it can mend it. */
export class UnreadableChoices extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UnreadableChoices'
  }
}

/** A text for people, in both languages of the platform. */
export interface Text {
  readonly id: string;
  readonly en: string;
}

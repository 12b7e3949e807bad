/**
 * What an advertisement makes one wonder about. A doubt never keeps it out; it is stored with it, and pages say those that
 * matter to a resident.
 */
export const doubts = [
  /** Misread characters were put right. */
  'characters-repaired',
  /** Characters are lost or look misread. */
  'characters-suspect',
  /** Only rank or lure is left of the title (高级, 急招). */
  'title-cut',
  /** The company cell held an address: kept as the address. */
  'company-is-address',
  /** The company cell held something else: a page's button, an introduction, the text of the advertisement. */
  'company-unreadable',
  /** Beyond what is paid anywhere, or a year's pay that does not say so: not used. */
  'pay-odd',
  /** The figures and the printed text say different things: the printed text is used. */
  'pay-disagrees',
  /** No text says which period the figures are for: the reading that is possible is used. */
  'pay-period-guessed',
  /** The cell held no number of years. */
  'experience-odd',
  /** The figure and the printed text say different things: the printed text is used. */
  'experience-disagrees',
  /** The description breaks off. */
  'description-cut',
  /** The place could not be found in the list of areas, or only part of it. */
  'place-unclear',
  /** The day had no year: that of the collection is used. */
  'posted-without-year',
] as const;

export type Doubt = (typeof doubts)[number];

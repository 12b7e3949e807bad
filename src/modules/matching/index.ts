export {
  addAdsFromList,
  checkAd,
  lookAtAd,
  printedAd,
  readAdAhead,
  takeBackAds,
} from './actions/add-ads-from-list.ts';
export { type BroughtApplication, bringApplications } from './actions/applications/bring-applications.ts';
export { hiresOf, type OwnHire } from './actions/applications/hires-of.ts';
export { linesFrom } from './actions/applications/offer-lines.ts';
export { seeEmployerProfile } from './actions/employer-profile/see-profile.ts';
export { requireOccupation } from './actions/find-occupations.ts';
export { matchingFollowMerge, matchingKeeps } from './actions/follow-merge.ts';
export { seePersonProfile } from './actions/person-profile/see-person-profile.ts';
export {
  addPostingsFromList,
  type PostingFromList,
  withdrawUntouched,
} from './actions/postings/add-from-list.ts';
export { bringPostings } from './actions/postings/bring-postings.ts';
export { changePosting } from './actions/postings/change-posting.ts';
export { checkWording } from './actions/postings/check-wording.ts';
export { countSeekers } from './actions/postings/count-seekers.ts';
export { employersWithPostings } from './actions/postings/employers-with-postings.ts';
export { findPosting } from './actions/postings/find-posting.ts';
export { findStandings } from './actions/postings/find-standings.ts';
export { offerPosting } from './actions/postings/offer-posting.ts';
export { publishPosting } from './actions/postings/publish-posting.ts';
export { publishedPostings } from './actions/postings/published-postings.ts';
export { countSeekerMonths } from './actions/supply-demand/count-seeker-months.ts';
export { PersonProfile } from './contract-person.ts';
export { EmployerProfile } from './contract-profile.ts';
export { labelWords } from './domain/labels.ts';
export { writeSaid } from './domain/occupation/said-occupation.ts';
export { offeredPay, readOffered } from './domain/offered-pay.ts';
export { type PostingAnswers, readOwnPosting } from './domain/own-posting.ts';
export { educationNames, readExperience } from './domain/requirements.ts';
export { codeOccupation } from './load-occupation-words.ts';
export { lookAtTitle } from './look-at-title.ts';
export { OccupationCode, TitleLook } from './title-look-schema.ts';

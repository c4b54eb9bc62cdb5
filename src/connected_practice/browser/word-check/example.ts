/** A letter to try the check on. Nobody in it is real. */

export const EXAMPLE = `Dear Ms Ward

I am writing further to the TAC meeting that took place last week, at which it was agreed by all of the professionals present that Jordan's challenging behaviour is now having a significant impact on his progress.

As you know, Jordan has an EHCP and is known to CAMHS. He is a school refuser and a vulnerable child, and in the past the family has been hard to reach. Our SLT will be writing to you separately.

Jordan told us: "I'm not naughty, I just can't think when it's that loud."

Please come to a meeting in school on 3 March at 2 pm. The SENCO will be there and so will Jordan, if he would like to be.

Yours sincerely

K. Bell
Head of Year 9
`;

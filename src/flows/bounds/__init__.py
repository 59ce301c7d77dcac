"""What reported figures, taken together, imply: the least and the most, and which claims cannot all be true.

The unknowns are how much of each flow went each way along its route: one for each choice among alternatives, `others`
and unnamed parties. What leaves the origin of a way arrives at its end. Limits on their sums:

- A claim: its flow's ways together lie between its figure's least and most, as read, wider where it is approximate.
- `part_of`: the ways of a part lie in those of the whole that can be the same; parts stated distinct are added. A part
  with the goods and period of its whole, and no name of its own, is all that moves its way.
- Statistics: a total is no less than the flows within its goods and period that pass its leg; years of one actor that
  leave no day out are added for this, and so are flows stated distinct.
- A denial limits nothing unless it is supposed true: its flow is nought. A what-if fixes one sum.

Nothing else is assumed: no flow is distinct from another, and no period or goods contained, unless the data says so. A
bound is the least or most of a sum under all limits (linear programming): whatever the claims allow lies inside, and
both ends are allowed. There is no estimate in between.
"""

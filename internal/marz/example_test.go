package marz_test

import (
	"fmt"

	"marz/internal/marz"
)

func ExampleCase_At() {
	ninth, _ := marz.ParseDay("2021-07-09")
	claim := func(id string, side marz.Side, principal string) marz.Known {
		return marz.Known{Claim: marz.Claim{
			ID: id, Type: marz.Capture, Stance: marz.Asserts, Certainty: marz.Asserted, Principal: principal, Side: side,
			Holder: "taliban", Place: "islam-qala", Said: marz.On(ninth), Happened: marz.On(ninth),
		}, Published: marz.On(ninth)}
	}
	actors := func(id string) (marz.Actor, bool) {
		return marz.Actor{ID: id, Side: marz.SideTaliban}, id == "taliban"
	}

	own := claim("a", marz.SideTaliban, "taliban")
	fmt.Println(marz.NewCase("islam-qala", []marz.Known{own}, actors).At(ninth, ninth).Status)

	neighbour := claim("b", marz.SideThird, "iran")
	at := marz.NewCase("islam-qala", []marz.Known{own, neighbour}, actors).At(ninth, ninth)
	fmt.Println(at.Status)
	for _, v := range at.Votes {
		fmt.Println(v.Principal, v.Class, v.Weight, v.Claim)
	}
	// Output:
	// taliban-claimed
	// taliban
	// iran third 1 b
	// taliban self 1 a
}

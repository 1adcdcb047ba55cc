package io.trialsuite.localaws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPolicyTests {

    @ParameterizedTest(name = "{0} accepts {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":["x","y"]}                               | {"a":"y"}                    | true
            {"a":["x","y"]}                               | {"a":"z"}                    | false
            {"a":["x"]}                                   | {}                           | false
            {"a":["x"],"b":["y"]}                         | {"a":"x","b":"z"}            | false
            {"a":[1]}                                     | {"a":1.0}                    | true
            {"a":["1"]}                                   | {"a":1}                      | false
            {"a":[true,null]}                             | {"a":null}                   | true
            {"a":["x"]}                                   | {"a":["w","x"]}              | true
            {"a":[{"prefix":"con"}]}                      | {"a":"consent"}              | true
            {"a":[{"prefix":"con"}]}                      | {"a":"second"}               | false
            {"a":[{"suffix":".v1"}]}                      | {"a":"x.v1"}                 | true
            {"a":[{"suffix":".v1"}]}                      | {"a":"x.v2"}                 | false
            {"a":[{"equals-ignore-case":"ABC"}]}          | {"a":"abc"}                  | true
            {"a":[{"wildcard":"a*.v*"}]}                  | {"a":"a.b.v1"}               | true
            {"a":[{"wildcard":"a*.v*"}]}                  | {"a":"b.a.v1"}               | false
            {"a":[{"anything-but":["x",1]}]}              | {"a":"y"}                    | true
            {"a":[{"anything-but":["x",1]}]}              | {"a":1}                      | false
            {"a":[{"anything-but":"x"}]}                  | {}                           | false
            {"a":[{"anything-but":{"prefix":"x"}}]}       | {"a":"xy"}                   | false
            {"a":[{"anything-but":{"suffix":"y"}}]}       | {"a":"xz"}                   | true
            {"a":[{"anything-but":{"wildcard":"x*z"}}]}   | {"a":"xyz"}                  | false
            {"a":[{"numeric":["=",3]}]}                   | {"a":3}                      | true
            {"a":[{"numeric":[">",0,"<=",5]}]}            | {"a":5}                      | true
            {"a":[{"numeric":[">",0,"<=",5]}]}            | {"a":5.01}                   | false
            {"a":[{"numeric":[">",0]}]}                   | {"a":"7"}                    | false
            {"a":[{"exists":true}]}                       | {"a":"any"}                  | true
            {"a":[{"exists":true}]}                       | {"b":"any"}                  | false
            {"a":[{"exists":false}]}                      | {"b":"any"}                  | true
            {"a":[{"exists":false}]}                      | {"a":"any"}                  | false
            {"a":[{"exists":false},"x"]}                  | {"a":"x"}                    | true
            {"a":[{"cidr":"10.0.0.0/24"}]}                | {"a":"10.0.0.255"}           | true
            {"a":[{"cidr":"10.0.0.0/24"}]}                | {"a":"10.0.1.0"}             | false
            {"$or":[{"a":["x"]},{"b":["y"]}],"c":["z"]}   | {"b":"y","c":"z"}            | true
            {"$or":[{"a":["x"]},{"b":["y"]}],"c":["z"]}   | {"a":"q","b":"q","c":"z"}    | false
            {"m":{"s":["x"]}}                             | {"m":{"s":"x"}}              | true
            {"m":{"s":["x"]}}                             | {"m":[{"s":"y"},{"s":"x"}]}  | true
            {"m":{"s":["x"]}}                             | {"s":"x"}                    | false
            """)
    void aPolicyAcceptsWhatItSays(String policy, String message, boolean accepted) {
        assertThat(FilterPolicy.parse(policy, true).accepts(Json.read(message))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"a\":\"x\"}",
                "{\"a\":[]}",
                "{\"a\":{}}",
                "{\"a\":[[\"x\"]]}",
                "{\"a\":[{}]}",
                "{\"a\":[{\"prefix\":1}]}",
                "{\"a\":[{\"unheard-of\":\"x\"}]}",
                "{\"a\":[{\"prefix\":\"x\",\"suffix\":\"y\"}]}",
                "{\"a\":[{\"exists\":\"yes\"}]}",
                "{\"a\":[{\"numeric\":[\">\"]}]}",
                "{\"a\":[{\"numeric\":[\">\",5,\"<\",5]}]}",
                "{\"a\":[{\"numeric\":[\"~\",5]}]}",
                "{\"a\":[{\"anything-but\":[]}]}",
                "{\"a\":[{\"anything-but\":{\"exists\":true}}]}",
                "{\"a\":[{\"wildcard\":\"a**b\"}]}",
                "{\"a\":[{\"cidr\":\"10.0.0.0/33\"}]}",
                "{\"a\":[\"x\"],\"b\":[\"x\"],\"c\":[\"x\"],\"d\":[\"x\"],\"e\":[\"x\"],\"f\":[\"x\"]}"
            })
    void whatMeansNothingIsRefusedWhenItIsSet(String policy) {
        assertThatThrownBy(() -> FilterPolicy.parse(policy, true))
                .isInstanceOf(AwsError.class)
                .hasMessageStartingWith("Invalid parameter: FilterPolicy: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":{\"b\":[\"x\"]}}"})
    void attributesCannotBeNested(String policy) {
        assertThatThrownBy(() -> FilterPolicy.parse(policy, false)).isInstanceOf(AwsError.class);
    }
}
